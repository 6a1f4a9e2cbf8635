import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A font file, under a name of its own. */
export interface Typeface {
  readonly name: string;
  readonly file: Buffer;
}

/**
 * Noto Sans SC, whole: some 30,000 characters, among them all 8,105 of the Table of General Standard Chinese Characters
 * (通用规范汉字表), of which the names of people and places are made. Ten megabytes; a PDF holds only the glyphs that occur
 * in it.
 */
export function loadTypeface(): Typeface {
  return { name: 'NotoSansSC', file: readFileSync(require.resolve(FONT_FILE)) };
}

const require = createRequire(import.meta.url);
const FONT_FILE = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
