import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import { ErrorCode, refusal } from './refusal.ts';

/** The one currency in which amounts are kept, in its minor unit of a hundredth (fen). */
const CURRENCY = 'CNY';
/** The largest amount, in minor units: ten million yuan. */
const AMOUNT_MAX = 1_000_000_000;

@Access('PUBLIC')
@Directive('@shareable')
@ObjectType({ description: 'An amount of money. 金额', simpleResolvers: true })
export class Money {
  @Field(() => String, { description: 'The amount in the major unit, with two decimals: `1250.00`.' })
  amount!: string;

  @Field(() => String, { description: 'The currency by its ISO 4217 code: `CNY`.' })
  currencyCode!: string;
}

@InputType({ description: 'An amount of money. 金额' })
export class MoneyInput {
  @Field(() => String, {
    description: 'The amount in the major unit, not negative, at most two decimals: `1250` or `1250.50`.',
  })
  amount!: string;

  @Field(() => String, { defaultValue: CURRENCY, description: 'The currency by its ISO 4217 code; only `CNY`.' })
  currencyCode!: string;
}

/** An amount as the schema shows it. @param minor whole minor units (fen) */
export function moneyOf(minor: number): Money {
  const yuan = Math.trunc(minor / 100);
  return { amount: `${yuan}.${String(minor % 100).padStart(2, '0')}`, currencyCode: CURRENCY };
}

/** Returned for an amount that is negative, too large, too fine, or in another currency. */
const amountIsWrong = refusal<{ field: readonly string[] }>('amountIsWrong', ErrorCode.INVALID_INPUT, undefined, {
  en: () => `An amount is 0 to ${AMOUNT_MAX / 100} CNY with at most two decimals.`,
  'zh-CN': () => `金额为 0 至 ${AMOUNT_MAX / 100} 元人民币，最多两位小数。`,
});

/**
 * An amount in minor units.
 * @throws Refusal INVALID_INPUT for another currency, or an amount that is none or beyond {@link AMOUNT_MAX}
 */
export function requireMoney({ amount, currencyCode }: MoneyInput, field: readonly string[]): number {
  const [, yuan, fen = ''] = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  const minor = yuan === undefined ? Number.NaN : Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
  if (currencyCode === CURRENCY && minor <= AMOUNT_MAX) return minor;
  throw amountIsWrong({ field });
}
