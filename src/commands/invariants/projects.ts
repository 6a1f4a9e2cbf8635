import type { Invariant } from './invariant.ts';

export const projectInvariants: readonly Invariant[] = [
  {
    name: 'book-versions-count-up',
    says: 'The versions of a project book are numbered from 1 without a gap, and the book names the last.',
    breaches: `
      select format('%s names %s and has %s', b.id, b.version, coalesce(v.numbers, 'none')) as breach
      from service_project_book b left join (
        select book_id, count(*) as count, min(version) as first, max(version) as last,
               string_agg(version::text, ', ' order by version) as numbers
        from project_version group by book_id) v on v.book_id = b.id
      where (v.first, v.last, v.count) is distinct from (1, b.version, b.version::bigint)`,
  },
  {
    name: 'books-in-force-are-signed',
    says: 'A version is in force when all its parties have signed it, and a book that is signed or runs has one in force.',
    breaches: `
      select format('%s, version %s', b.id, b.version_in_force) as breach from service_project_book b
      where b.state not in ('DRAFT', 'NEGOTIATING', 'TERMINATED') and b.version_in_force is null
        or b.state in ('DRAFT', 'NEGOTIATING') and b.version_in_force is not null
        or b.version_in_force > b.version
        or b.withdrawn_version = b.version_in_force
        or b.version_in_force is not null and (
          select count(*) = 0 or bool_or(s.party_id is null)
          from project_party p left join project_signature s
            on (s.book_id, s.version, s.party_id) = (p.book_id, p.version, p.party_id)
          where (p.book_id, p.version) = (b.id, b.version_in_force))`,
  },
  {
    name: 'papers-are-looked-at-by-two',
    says: 'What a party has signed on paper was entered by one and confirmed by another, one of whom signs for the party.',
    breaches: `
      select format('%s of %s, version %s', q.id, q.book_id, q.version) as breach
      from project_paper q left join project_signature s on s.paper_id = q.id
      where q.confirmed and (q.decided_by = q.entered_by or s.paper_id is null
              or s.account_id <> case when q.entered_for_party then q.entered_by else q.decided_by end)
        or s.paper_id is not null and q.confirmed is not true`,
  },
  {
    name: 'matches-are-in-one-book',
    says: 'A match is in one project book at a time.',
    breaches: `
      select format('%s is in %s books', match_id, count(*)) as breach from project_match
      where ended_at is null group by match_id having count(*) > 1`,
  },
];
