import { useState } from 'react';
import { words } from '../../shared/words.ts';

const useSay = words('desk-csv', {
  export: { 'zh-CN': '导出表格', en: 'Export as a table' },
  failed: { 'zh-CN': '没有导出成功，请再试一次。', en: 'It was not exported. Try again.' },
});

/** Spreadsheets know by it that a file is in UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

interface CsvButtonProps {
  /** What the file is called, without its end. */
  readonly name: string;
  /** Asks for the file; nothing where it does not come. */
  readonly csv: () => Promise<string | undefined>;
}

/** Hands what a page lists over to a spreadsheet. */
export function CsvButton({ name, csv }: CsvButtonProps) {
  const say = useSay();
  const [hasFailed, setFailed] = useState(false);
  const save = async () => {
    const text = await csv();
    setFailed(text === undefined);
    if (text === undefined) return;
    const link = document.createElement('a');
    link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(BYTE_ORDER_MARK + text)}`;
    link.download = `${name}.csv`;
    link.click();
  };
  return (
    <>
      <button type="button" onClick={save}>
        {say('export')}
      </button>
      {hasFailed && <p role="alert">{say('failed')}</p>}
    </>
  );
}
