import { spell } from './words.ts';

/**
 * Names that a resource or a field can't have. They are refused in both stacks, whichever was chosen, so that
 * switching stays possible. All are lower case.
 */

/** ECMAScript 2025, 12.7.2 Keywords and Reserved Words, with the strict-mode and literal names. */
const JAVASCRIPT = `abstract arguments async await boolean break case catch class const continue debugger default delete do else
  enum eval export extends false finally for function if implements import in instanceof interface let new null
  package private protected public return static super switch this throw true try typeof undefined var void while
  with yield`;

/** Python 3.14, "Keywords" and "Soft Keywords" of the language reference. */
const PYTHON = `and as assert async await break class continue def del elif else except finally for from global if import
  in is lambda match nonlocal not or pass raise return try while with yield none true false`;

/** Reserved in PostgreSQL 18 (appendix C), MySQL 8.4 (9.3) or SQLite ("SQLite keywords", those that need quoting). */
const SQL = `add all alter analyse analyze and any array as asc asymmetric before between bigint binary blob both by call
  cascade case cast change char character check collate column columns concurrently condition constraint convert
  create cross cube current_date current_time current_timestamp current_user cursor database databases deallocate
  decimal declare default deferrable delayed delete desc describe deterministic distinct distinctrow div do double
  drop dual each else elseif empty end enclosed escaped except exists exit explain false fetch float for force
  foreign freeze from full fulltext function generated grant group grouping groups having if ignore ilike in index
  infile initially inner inout insert int integer intersect interval into is isnull iterate join key keys kill lag
  lateral lead leading leave left like limit linear lines load localtime localtimestamp lock long loop match
  maxvalue mod modifies natural not notnull null numeric of offset on only optimize option optionally or order out
  outer outfile over overlaps partition placing precision primary procedure purge range rank read reads real
  recursive references regexp release rename repeat replace require resignal restrict return returning revoke right
  rlike row rows schema schemas select sensitive separator session_user set show signal similar smallint some
  spatial specific sql ssl starting symmetric system table tablesample terminated then tinyint to trailing
  transaction trigger true undo union unique unlock unsigned update usage use user using values variadic varying
  verbose virtual when where while window with write xor zerofill`;

/** What a record, a Django model, a schema (Pydantic 2.14) or an object already has under this name. */
const OWNED_BY_STACKS_FIELD = `id pk createdat updatedat objects save delete clean fullclean cleanfields validateunique
  validateconstraints refreshfromdb meta doesnotexist multipleobjectsreturned serializablevalue getdeferredfields
  uniqueerrormessage dateerrormessage preparedatabasesave constructor prototype proto hasownproperty isprototypeof
  propertyisenumerable tostring tolocalestring valueof tojson models factory then asave adelete arefreshfromdb fromdb self cls errors
  asstored construct copy dict fromorm json jsonschema modelconfig modelconstruct modelcopy modeldump modelextra modelfields
  modelrebuild modelvalidate parsefile parseobj parseraw schemajson updateforwardrefs validate`;

/** Apps, modules, classes, routes or variables of the generated projects under this name. */
const OWNED_BY_STACKS_RESOURCE = `user users group permission session contenttype logentry migration admin auth core config
  common api app apps model models view views form forms url urls test tests setting settings static template
  templates manage request response next error errors server database environment env logger router controller
  middleware validator factory seed object promise date map number string symbol array json math regexp proxy
  reflect buffer process module exports global globals health livez readyz doc docs django express handler field
  constructor prototype resource record knex type store stored parse listquery mailtoken passwordhash accounttable`;

const words = (text: string): string[] => text.split(/\s+/);

const LANGUAGES = new Map<string, string>([
  ...words(SQL).map((word) => [word, 'a reserved word of SQL'] as const),
  ...words(PYTHON).map((word) => [word, 'a reserved word of Python'] as const),
  ...words(JAVASCRIPT).map((word) => [word, 'a reserved word of JavaScript'] as const),
]);
const FIELD_OWNED = new Set(words(OWNED_BY_STACKS_FIELD));
const RESOURCE_OWNED = new Set(words(OWNED_BY_STACKS_RESOURCE));

/** Tables with these prefixes belong to the databases, to Knex or to Django. */
const TABLE_PREFIXES = new Set('sqlite pg mysql sys knex django auth'.split(' '));

/** Why a name can't be a field's or a resource's, as the end of a sentence; undefined when it can. */
export function reservedBecause(name: string, kind: 'field' | 'resource'): string | undefined {
  const { snake } = spell(name);
  const language = LANGUAGES.get(snake);
  if (language !== undefined) return `it is ${language}`;
  const joined = snake.replaceAll('_', '');
  const [prefix = ''] = snake.split('_');
  if (kind === 'resource' && snake !== prefix && TABLE_PREFIXES.has(prefix)) {
    return `tables that begin with "${prefix}_" belong to somebody else`;
  }
  if (kind === 'field' && FIELD_OWNED.has(joined))
    return 'the generated code has that name already';
  if (kind === 'resource' && RESOURCE_OWNED.has(joined)) return 'the generated code owns that name';
  return undefined;
}
