import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import { type BilingualText, languageOf } from '../../shared/language.ts';
import { currentRequest } from '../observability/request-scope.ts';
import type { OperationCost } from './query-cost.ts';

/** The longest answer, in bytes: the largest list of ours with all its fields has a fourth of it. */
export const ANSWER_BYTES_MAX = 2 * 1024 * 1024;
/** Errors of one answer. Whoever mends ten asks again. */
export const ERRORS_MAX = 10;
/** An answer of so few values is written out before it is known how long it is. */
const VALUES_WRITTEN_UNSEEN = 1_000;
/** Of UTF-8, for each unit of a JavaScript text, at most. */
const BYTES_PER_UNIT_MAX = 3;

const TOO_LONG: BilingualText = {
  en:
    `The answer would be longer than ${ANSWER_BYTES_MAX} bytes, so none of it is sent. What it says has been done, if ` +
    'it was to do something. Ask for fewer fields, or for smaller pages.',
  'zh-CN': `结果超过 ${ANSWER_BYTES_MAX} 字节，因此未予发送；若请求包含更改，更改已经生效。请减少字段或缩小分页。`,
};

/** An execution with the first few of its errors. */
export function withFewErrors<R extends Pick<ExecutionResult, 'errors'>>(result: R): R {
  const { errors = [] } = result;
  return errors.length > ERRORS_MAX ? { ...result, errors: errors.slice(0, ERRORS_MAX) } : result;
}

/**
 * An answer as it is sent, or an error in its place when it is too long. What could be is measured before it is written
 * out, as a few kilobytes of aliases make hundreds of megabytes of one text.
 */
export function writtenAnswer(answer: FormattedExecutionResult): string {
  const cost = answer.extensions?.cost as OperationCost | undefined;
  if ((cost?.requested.values ?? 0) > VALUES_WRITTEN_UNSEEN && isTooLong(answer)) return tooLong(answer);
  const text = `${JSON.stringify(answer)}\n`;
  const fits = text.length * BYTES_PER_UNIT_MAX <= ANSWER_BYTES_MAX || Buffer.byteLength(text) <= ANSWER_BYTES_MAX;
  return fits ? text : tooLong(answer);
}

function tooLong({ extensions }: FormattedExecutionResult): string {
  const request = currentRequest();
  const message = TOO_LONG[languageOf(request?.headers['accept-language'])];
  request?.server.metrics?.errorShown('ANSWER_TOO_LONG');
  const errors = [{ message, extensions: { code: 'ANSWER_TOO_LONG', requestId: request?.id } }];
  return `${JSON.stringify({ errors, extensions })}\n`;
}

/** Whether an answer is longer than may be, by a count that stops there and is never above the truth. */
function isTooLong(answer: object): boolean {
  let units = 0;
  // By recursion: what a document may ask for is nested only so deep.
  const count = (value: unknown): void => {
    if (typeof value === 'string') {
      units += value.length + 2;
    } else if (Array.isArray(value)) {
      for (const each of value) {
        count(each);
        if (units > ANSWER_BYTES_MAX) return;
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const name in value) {
        units += name.length + 3;
        count((value as Record<string, unknown>)[name]);
        if (units > ANSWER_BYTES_MAX) return;
      }
    } else {
      units++;
    }
  };
  count(answer);
  return units > ANSWER_BYTES_MAX;
}
