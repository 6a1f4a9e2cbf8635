import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type AnyVariables, useMutation } from 'urql';
import { requestIdOf, troubleOf } from '../../shared/api.ts';
import { words } from '../../shared/words.ts';

const useSay = words('desk-change', {
  offline: {
    'zh-CN': '连不上服务器，没有提交成功。请检查网络后再试。',
    en: 'The server cannot be reached; nothing was sent. Check your connection and try again.',
  },
  failed: { 'zh-CN': '没有成功，请再试一次。编号 {id}', en: 'That did not work. Try again. Number {id}' },
});

interface Refused {
  readonly userErrors: readonly { readonly message: string }[];
}

/** What came of a change: what it answered, or in words why it was not made. */
export type Changed<Data> =
  | { readonly data: Data; readonly problem?: undefined }
  | { readonly problem: string; readonly data?: Data | undefined };

/** A mutation, whose refusals are in the words of the server. */
export function useChange<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): { readonly isUnderWay: boolean; readonly change: (variables: Variables) => Promise<Changed<Data>> } {
  const say = useSay();
  const [{ fetching }, send] = useMutation(document);
  const change = async (variables: Variables): Promise<Changed<Data>> => {
    const { data, error } = await send(variables);
    if (error) {
      const problem =
        troubleOf(error) === 'offline' ? say('offline') : say('failed', { id: requestIdOf(error) ?? '–' });
      return { problem };
    }
    const [answer] = Object.values(data as Readonly<Record<string, Refused | string>>).filter(
      (value): value is Refused => typeof value === 'object',
    );
    const refusal = answer?.userErrors[0]?.message;
    return refusal === undefined ? { data: data! } : { problem: refusal, data };
  };
  return { isUnderWay: fetching, change };
}
