/** The floor: node:http and one prepared statement a request, the text of its JSON passed through untouched. */
import { createServer } from 'node:http';
import pg from 'pg';

const [url, port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });
const asText = { getTypeParser: () => (value: unknown) => value };

const LIST = `
  select json_build_object('data', json_build_object('residentUnits', coalesce(json_agg(unit), '[]'))) as answer
  from (
    select u.id, u.name, u.credit_code as "creditCode", (
      select coalesce(json_agg(facility), '[]') from (
        select f.id, f.name, f.kind, f.capacity, (
          select coalesce(json_agg(json_build_object('dayClass', r.day_class, 'weekdays', r.weekdays,
                   'startTime', r.start_time, 'endTime', r.end_time) order by r.position), '[]')
          from opening_rule r where r.facility_id = f.id) as "openingRules"
        from shared_facility f where f.unit_id = u.id and f.state = 'PUBLISHED' order by f.name, f.id limit 5) as facility
    ) as facilities
    from resident_unit u order by u.name, u.id limit 50) as unit`;
const ONE = `
  select json_build_object('data', json_build_object('node', json_build_object('id', f.id, 'name', f.name))) as answer
  from shared_facility f where f.id = $1`;

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables?: { id: string } };
    const statement = variables ? { name: 'one', text: ONE, values: [variables.id] } : { name: 'list', text: LIST };
    const { rows } = await pool.query<{ answer: string }>({ ...statement, types: asText } as pg.QueryConfig);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(rows[0]!.answer);
  });
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
