import { DeskBookReviseDocument, type DeskBookPageFragment, labelsOf } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useLanguage, words } from '../../shared/words.ts';
import { Field } from '../form.tsx';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-revise', {
  title: { 'zh-CN': '修订项目书', en: 'Revise the book' },
  means: {
    'zh-CN': '保存为新的一版，各方要重新签署。已生效的版本继续有效，直到新版签齐。',
    en: 'This makes a new version, which all sign anew. What is in force holds until they have.',
  },
  name: { 'zh-CN': '项目名称', en: 'Title' },
  items: { 'zh-CN': '服务事项', en: 'What is delivered' },
  item: { 'zh-CN': '事项 {n}', en: 'Item {n}' },
  itemTitle: { 'zh-CN': '事项名称', en: 'What it is' },
  quantity: { 'zh-CN': '数量', en: 'Quantity' },
  measure: { 'zh-CN': '计量单位', en: 'Measure' },
  provider: { 'zh-CN': '提供方', en: 'By whom' },
  milestones: { 'zh-CN': '里程碑', en: 'Milestones' },
  milestone: { 'zh-CN': '里程碑 {n}', en: 'Milestone {n}' },
  milestoneTitle: { 'zh-CN': '里程碑名称', en: 'What is reached' },
  dueOn: { 'zh-CN': '完成期限', en: 'Until' },
  weight: { 'zh-CN': '权重', en: 'Weight' },
  addItem: { 'zh-CN': '加一项服务', en: 'Add an item' },
  addMilestone: { 'zh-CN': '加一个里程碑', en: 'Add a milestone' },
  remove: { 'zh-CN': '删除{what}', en: 'Remove {what}' },
  save: { 'zh-CN': '保存为新版本', en: 'Save as a new version' },
  back: { 'zh-CN': '不修订', en: 'Leave it as it is' },
  same: { 'zh-CN': '没有改动。', en: 'Nothing was changed.' },
  saved: { 'zh-CN': '已保存为第 {version} 版，等各方签署。', en: 'Saved as version {version}, for all to sign.' },
});

interface Row {
  readonly key: number;
}
interface ItemRow extends Row {
  readonly title: string;
  readonly quantity: string;
  readonly unitOfMeasure: string;
  readonly providerId: string;
}
interface MilestoneRow extends Row {
  /** Undefined for a new one. */
  readonly id: string | undefined;
  readonly title: string;
  readonly dueOn: string;
  readonly weight: string;
  /** It stays in every further version. */
  readonly isCompleted: boolean;
}

interface ReviseProps {
  readonly book: DeskBookPageFragment;
  readonly close: () => void;
  /** Told in words what was done. */
  readonly done: (what: string) => void;
}

/** What is most often agreed anew, written on screen: title, items and milestones. The rest stays as it is. */
export function Revise({ book, close, done }: ReviseProps) {
  const say = useSay();
  const language = useLanguage();
  const { isUnderWay, change } = useChange(DeskBookReviseDocument);
  const [title, setTitle] = useState(book.title);
  const [items, setItems] = useState<readonly ItemRow[]>(() => itemsOf(book));
  const [milestones, setMilestones] = useState<readonly MilestoneRow[]>(() => milestonesOf(book));
  const [problem, setProblem] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isUnderWay) return;
    const input = {
      ...(title !== book.title && { title }),
      ...(differ(items, itemsOf(book)) && {
        items: items.map(({ title, quantity, unitOfMeasure, providerId }) => ({
          title,
          quantity: Number(quantity),
          unitOfMeasure: unitOfMeasure as never,
          providerId,
        })),
      }),
      ...(differ(milestones, milestonesOf(book)) && {
        milestones: milestones.map(({ id, title, dueOn, weight }) => ({
          ...(id !== undefined && { id }),
          title,
          dueOn,
          weight: Number(weight),
        })),
      }),
    };
    if (Object.keys(input).length === 0) return setProblem(say('same'));
    const { problem, data } = await change({ input: { bookId: book.id, expectedVersion: book.version, ...input } });
    if (problem !== undefined) return setProblem(problem);
    done(say('saved', { version: data?.serviceProjectBookRevise.book?.version ?? book.version }));
  };
  return (
    <form className="form" onSubmit={save} aria-label={say('title')}>
      <h2>{say('title')}</h2>
      <p>{say('means')}</p>
      <Field label={say('name')}>
        <input required maxLength={200} value={title} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <h3>{say('items')}</h3>
      {items.map((item, at) => {
        const set = (changes: Partial<ItemRow>) =>
          setItems(items.map((other) => (other === item ? { ...item, ...changes } : other)));
        return (
          <fieldset key={item.key}>
            <legend>{say('item', { n: at + 1 })}</legend>
            <Field label={say('itemTitle')}>
              <input
                required
                maxLength={200}
                value={item.title}
                onChange={({ target }) => set({ title: target.value })}
              />
            </Field>
            <Field label={say('quantity')}>
              <input
                type="number"
                required
                min={1}
                max={100_000}
                value={item.quantity}
                onChange={({ target }) => set({ quantity: target.value })}
              />
            </Field>
            <Field label={say('measure')}>
              <select value={item.unitOfMeasure} onChange={({ target }) => set({ unitOfMeasure: target.value })}>
                {labelsOf('UnitOfMeasure', language).map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </Field>
            <Field label={say('provider')}>
              <select value={item.providerId} onChange={({ target }) => set({ providerId: target.value })}>
                {book.parties.map(({ party }) => (
                  <option key={party.id} value={party.id}>
                    {party.name}
                  </option>
                ))}
              </select>
            </Field>
            {items.length > 1 && (
              <button type="button" onClick={() => setItems(items.filter((other) => other !== item))}>
                {say('remove', { what: say('item', { n: at + 1 }) })}
              </button>
            )}
          </fieldset>
        );
      })}
      <button type="button" onClick={() => setItems([...items, newItem(book, nextKey(items))])}>
        {say('addItem')}
      </button>
      <h3>{say('milestones')}</h3>
      {milestones.map((milestone, at) => {
        const set = (changes: Partial<MilestoneRow>) =>
          setMilestones(milestones.map((other) => (other === milestone ? { ...milestone, ...changes } : other)));
        return (
          <fieldset key={milestone.key}>
            <legend>{say('milestone', { n: at + 1 })}</legend>
            <Field label={say('milestoneTitle')}>
              <input
                required
                maxLength={200}
                value={milestone.title}
                onChange={({ target }) => set({ title: target.value })}
              />
            </Field>
            <Field label={say('dueOn')}>
              <input
                type="date"
                required
                min={book.content.term.from}
                max={book.content.term.to}
                value={milestone.dueOn}
                onChange={({ target }) => set({ dueOn: target.value })}
              />
            </Field>
            <Field label={say('weight')}>
              <input
                type="number"
                required
                min={1}
                max={1_000}
                value={milestone.weight}
                onChange={({ target }) => set({ weight: target.value })}
              />
            </Field>
            {milestones.length > 1 && !milestone.isCompleted && (
              <button type="button" onClick={() => setMilestones(milestones.filter((other) => other !== milestone))}>
                {say('remove', { what: say('milestone', { n: at + 1 }) })}
              </button>
            )}
          </fieldset>
        );
      })}
      <button type="button" onClick={() => setMilestones([...milestones, newMilestone(book, nextKey(milestones))])}>
        {say('addMilestone')}
      </button>
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
      <div className="row">
        <button type="submit" className="do-action" aria-busy={isUnderWay}>
          {say('save')}
        </button>
        <button type="button" onClick={close}>
          {say('back')}
        </button>
      </div>
    </form>
  );
}

function itemsOf({ content }: DeskBookPageFragment): ItemRow[] {
  return content.items.map(({ title, quantity, unitOfMeasure, provider }, key) => ({
    key,
    title,
    quantity: String(quantity),
    unitOfMeasure,
    providerId: provider.id,
  }));
}

function milestonesOf({ milestones }: DeskBookPageFragment): MilestoneRow[] {
  return milestones.map(({ id, title, dueOn, weight, completedAt }, key) => ({
    key,
    id,
    title,
    dueOn,
    weight: String(weight),
    isCompleted: completedAt != null,
  }));
}

function newItem({ parties }: DeskBookPageFragment, key: number): ItemRow {
  return { key, title: '', quantity: '1', unitOfMeasure: 'SESSION', providerId: parties[0]!.party.id };
}

function newMilestone({ content }: DeskBookPageFragment, key: number): MilestoneRow {
  return { key, id: undefined, title: '', dueOn: content.term.to, weight: '1', isCompleted: false };
}

function nextKey(rows: readonly Row[]): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1;
}

function differ(one: readonly object[], other: readonly object[]): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
