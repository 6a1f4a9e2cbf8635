import {
  DeskPaperConfirmDocument,
  DeskPaperEnterDocument,
  DeskPaperRejectDocument,
  DeskScanAnnounceDocument,
  type DeskBookPageFragment,
} from '@grid-commons/client';
import { useId, useMemo, useState } from 'react';
import { newIdempotencyKey } from '../../shared/api.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { useChange } from '../parts/use-change.ts';
import { scanOf, sendScan } from './scan-file.ts';

const useSay = words('desk-papers', {
  enter: { 'zh-CN': '录入{party}的纸质签署', en: 'Enter what {party} has signed on paper' },
  confirm: { 'zh-CN': '复核通过', en: 'Confirm' },
  reject: { 'zh-CN': '不予采用', en: 'Reject' },
  scan: { 'zh-CN': '查看扫描件', en: 'See the scan' },
  waiting: {
    'zh-CN': '◐ 纸质签署待复核：{post}，{day}',
    en: '◐ Signed on paper, to be confirmed: {post}, {day}',
  },
  rejected: { 'zh-CN': '○ 纸质签署未采用：{reason}', en: '○ Signed on paper, rejected: {reason}' },
  how: {
    'zh-CN': '先打印这一版，签字盖章后拍照或扫描。照片会去掉拍摄信息再上传。',
    en: 'Print this version, have it signed and sealed, and scan or photograph it. Notes of the camera are left out.',
  },
  file: { 'zh-CN': '扫描件（照片或 PDF，不超过 5 MB）', en: 'Scan (a photograph or a PDF, at most 5 MB)' },
  day: { 'zh-CN': '签署日期', en: 'Day on the paper' },
  post: { 'zh-CN': '签字人职务（不写姓名）', en: 'Office of who signed (no name)' },
  missing: {
    'zh-CN': '请选择扫描件，填写签署日期和职务。',
    en: 'Choose the scan, and fill in the day and the office.',
  },
  unreadable: {
    'zh-CN': '读不了这个文件，请换一张照片或 PDF。',
    en: 'This file cannot be read. Take another photograph, or a PDF.',
  },
  unsent: { 'zh-CN': '扫描件没有上传成功，请再试一次。', en: 'The scan was not sent. Try again.' },
  party: { 'zh-CN': '签署方', en: 'Party' },
  version: { 'zh-CN': '版本', en: 'Version' },
  nth: { 'zh-CN': '第 {version} 版', en: 'Version {version}' },
  enterMeans: {
    'zh-CN': '录入后由另一人复核，复核通过才算签署。',
    en: 'It counts when somebody else has confirmed it.',
  },
  confirmMeans: {
    'zh-CN': '请先对照扫描件：版本、编号、签字、印章、日期都要一致。复核通过即为签署，不能撤回。',
    en: 'Compare the scan first: version, number, hand, seal and day. Confirmed, it is a signature, and is not taken back.',
  },
  rejectMeans: { 'zh-CN': '不算签署，可以重新录入。', en: 'It is no signature; it can be entered again.' },
  entered: { 'zh-CN': '已录入，等待复核。', en: 'Entered; it waits for being confirmed.' },
  confirmed: { 'zh-CN': '已复核，纸质签署生效。', en: 'Confirmed: it counts as signed.' },
  rejectedDone: { 'zh-CN': '已标为不予采用。', en: 'It was rejected.' },
});

type Party = DeskBookPageFragment['parties'][number];
type Paper = NonNullable<Party['paperSignature']>;

interface PapersProps {
  readonly book: DeskBookPageFragment;
  /** Told in words what was done. */
  readonly done: (what: string) => void;
}

/** What a party has signed on paper, beside its name: what waits, with its scan and what is to be done about it. */
export function PartyPaper({ book, party, done }: PapersProps & { readonly party: Party }) {
  const say = useSay();
  const [asking, setAsking] = useState<'confirm' | 'reject'>();
  const paper = party.paperSignature;
  if (!paper) return null;
  const { signerPost: post, signedOn: day, confirmed, rejectReason, scan, viewerCan } = paper;
  return (
    <>
      {confirmed == null && <span> {say('waiting', { post, day })} </span>}
      {confirmed === false && <span> {say('rejected', { reason: rejectReason ?? '' })} </span>}
      {scan.url && (
        <a href={scan.url} target="_blank" rel="noreferrer">
          {say('scan')}
        </a>
      )}{' '}
      {(['confirm', 'reject'] as const)
        .filter((what) => viewerCan[what])
        .map((what) => (
          <button key={what} type="button" onClick={() => setAsking(what)}>
            {say(what)}
          </button>
        ))}
      {asking && (
        <DecideSheet
          what={asking}
          book={book}
          party={party}
          paper={paper}
          close={() => setAsking(undefined)}
          done={(said) => {
            setAsking(undefined);
            done(said);
          }}
        />
      )}
    </>
  );
}

interface DecideSheetProps extends PapersProps {
  readonly what: 'confirm' | 'reject';
  readonly party: Party;
  readonly paper: Paper;
  readonly close: () => void;
}

function DecideSheet({ what, book, party, paper, close, done }: DecideSheetProps) {
  const say = useSay();
  const confirm = useChange(DeskPaperConfirmDocument);
  const reject = useChange(DeskPaperRejectDocument);
  const idempotencyKey = useMemo(newIdempotencyKey, []);
  const paperSignatureId = paper.id;
  return (
    <CheckSheet
      title={say(what)}
      verb={say(what)}
      facts={[
        [say('party'), party.party.name],
        [say('version'), say('nth', { version: book.version })],
        [say('post'), paper.signerPost],
        [say('day'), paper.signedOn],
      ]}
      consequence={say(what === 'confirm' ? 'confirmMeans' : 'rejectMeans')}
      withReason={what === 'reject'}
      isDanger={what === 'reject'}
      isUnderWay={confirm.isUnderWay || reject.isUnderWay}
      close={close}
      act={async (reason) => {
        const { problem } =
          what === 'confirm'
            ? await confirm.change({ input: { paperSignatureId, idempotencyKey } })
            : await reject.change({ input: { paperSignatureId, reason } });
        if (problem === undefined) done(say(what === 'confirm' ? 'confirmed' : 'rejectedDone'));
        return problem;
      }}
    >
      {paper.scan.url && (
        <p>
          <a href={paper.scan.url} target="_blank" rel="noreferrer">
            {say('scan')}
          </a>
        </p>
      )}
    </CheckSheet>
  );
}

/** The verbs by which what parties have signed on paper is entered. */
export function EnterPapers({ book, done }: PapersProps) {
  const say = useSay();
  const [asking, setAsking] = useState<string>();
  const nameOf = (partyId: string) => book.parties.find(({ party }) => party.id === partyId)?.party.name ?? '';
  return (
    <>
      {book.viewerCan.enterPaperFor.map((partyId) => (
        <button key={partyId} type="button" onClick={() => setAsking(partyId)}>
          {say('enter', { party: nameOf(partyId) })}
        </button>
      ))}
      {asking !== undefined && (
        <EnterSheet
          book={book}
          partyId={asking}
          name={nameOf(asking)}
          close={() => setAsking(undefined)}
          done={(what) => {
            setAsking(undefined);
            done(what);
          }}
        />
      )}
    </>
  );
}

interface EnterSheetProps extends PapersProps {
  readonly partyId: string;
  readonly name: string;
  readonly close: () => void;
}

function EnterSheet({ book, partyId, name, close, done }: EnterSheetProps) {
  const say = useSay();
  const language = useLanguage();
  const ids = { file: useId(), day: useId(), post: useId() };
  const announce = useChange(DeskScanAnnounceDocument);
  const enter = useChange(DeskPaperEnterDocument);
  const [file, setFile] = useState<File>();
  const [signedOn, setSignedOn] = useState('');
  const [post, setPost] = useState('');
  const [isSending, setSending] = useState(false);
  const { id: bookId, version } = book;
  const act = async (): Promise<string | undefined> => {
    if (!file || signedOn === '' || post.trim() === '') return say('missing');
    const scan = await scanOf(file).catch(() => undefined);
    if (!scan) return say('unreadable');
    const { mediaType, sha256 } = scan;
    const announced = await announce.change({
      input: {
        mediaType,
        sha256,
        bytes: scan.content.size,
        visibility: 'PARTIES',
        idempotencyKey: newIdempotencyKey(),
      },
    });
    if (announced.problem !== undefined) return announced.problem;
    const { attachment, uploadUrl } = announced.data.attachmentCreate;
    if (!attachment || !uploadUrl) return say('unsent');
    const refusal = await sendScan(uploadUrl, scan, language).catch(() => say('unsent'));
    if (refusal !== undefined) return refusal;
    const { problem } = await enter.change({
      input: {
        bookId,
        version,
        partyId,
        attachmentId: attachment.id,
        signedOn,
        signerPost: post.trim(),
        idempotencyKey: newIdempotencyKey(),
      },
    });
    if (problem === undefined) done(say('entered'));
    return problem;
  };
  return (
    <CheckSheet
      title={say('enter', { party: name })}
      verb={say('enter', { party: name })}
      facts={[
        [say('party'), name],
        [say('version'), say('nth', { version })],
      ]}
      consequence={say('enterMeans')}
      isUnderWay={isSending || announce.isUnderWay || enter.isUnderWay}
      close={close}
      act={async () => {
        setSending(true);
        try {
          return await act();
        } finally {
          setSending(false);
        }
      }}
    >
      <p>{say('how')}</p>
      <p>
        <label htmlFor={ids.file}>{say('file')}</label>
        {/* On a phone this opens the camera or the files, as one likes. */}
        <input
          id={ids.file}
          type="file"
          accept="image/jpeg,image/png,application/pdf"
          onChange={({ target }) => setFile(target.files?.[0])}
        />
      </p>
      <p>
        <label htmlFor={ids.day}>{say('day')}</label>
        <input id={ids.day} type="date" value={signedOn} onChange={({ target }) => setSignedOn(target.value)} />
      </p>
      <p>
        <label htmlFor={ids.post}>{say('post')}</label>
        <input
          id={ids.post}
          type="text"
          maxLength={100}
          value={post}
          onChange={({ target }) => setPost(target.value)}
        />
      </p>
    </CheckSheet>
  );
}
