import type { ChangeText } from './compile-words.ts';

/** Letters that look like the plain ones, so that whoever reads the page can still work with it. */
const MARKED = 'àƀçðéƒĝĥîĵķļɱñöƥɋŕšţûṽŵẋýžÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖƤɊŔŠŢÛṼŴẊÝŽ';
const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Other languages need so much more room than English. */
const LONGER_BY = 0.4;
const FILLING = 'ẽ';

/** Every word marked and lengthened: a plain word on the page is then one that stands in the code. */
function pseudoWords(text: string): string {
  return text.replace(/[A-Za-z]+/g, (word) => {
    const marked = [...word].map((letter) => [...MARKED][PLAIN.indexOf(letter)]).join('');
    return marked + FILLING.repeat(Math.ceil(word.length * LONGER_BY));
  });
}

/** What tests build beside the application as it is: in a language that nobody speaks, and as its next version. */
const WORDS: Readonly<Record<string, ChangeText>> = { pseudo: pseudoWords, next: (text) => `${text}·` };

/** @throws when there are no such words */
export function changeOf(name: string | undefined): ChangeText {
  const change = name === undefined ? (text: string) => text : WORDS[name];
  if (!change) throw new Error(`There are no words called ${name}, but ${Object.keys(WORDS).join(', ')}.`);
  return change;
}
