// An emulated NetSuite account: all its state in one object. Handlers elsewhere are functions of it.

import { Clock, type Instant } from '../clock';
import { Random } from '../random';
import { SERVER_ZONE } from '../timezone';
import { Caches } from './caches';
import { Company } from './company';
import { Control } from './control';
import type { Identity } from './execution';
import { ExecutionLog, SCRIPT_NOTE_TABLE } from './executionLog';
import { type Feature, PROFILES, type Profile } from './features';
import { FILE_TABLES, FileCabinet } from './files';
import { Ledger } from './ledger';
import { Mailbox } from './mailbox';
import { Menu } from './menu';
import { findModule } from './modules/index';
import type { NModule } from './modules/module';
import { Network } from './network';
import { Permissions } from './permissions';
import type { FieldDefinition, RecordDefinition, SublistDefinition } from './records/definition';
import { recordTypes } from './records/index';
import { Records } from './records/records';
import { declareLineColumns } from './records/sharedTables';
import { Runner } from './runner/runner';
import { Realms } from './sandbox/context';
import { Scripts } from './scripts';
import { Secrets } from './secrets';
import { Stock } from './stock';
import { Store } from './store';
import { Tables } from './tables';

export interface AccountOptions {
  readonly profile: Profile;
  readonly seed: number;
  /** Where the virtual clock starts; ignored with `clock`. */
  readonly start: Instant;
  /** Shared with the marketplace, where there is one. */
  readonly clock?: Clock;
  /** Keeps the state in a file; in memory otherwise. */
  readonly file?: string;
  readonly id?: string;
  readonly environment?: 'PRODUCTION' | 'SANDBOX';
  readonly features?: { readonly on?: readonly Feature[]; readonly off?: readonly Feature[] };
  readonly company?: { readonly name?: string; readonly country?: string; readonly currency?: string };
  /** Off, a script that never ends hangs the lab: watching costs a thread with every start of a script. On by default. */
  readonly watchesForEndlessLoops?: boolean;
}

export class Account {
  id: string;
  environment: 'PRODUCTION' | 'SANDBOX';
  readonly profile: Profile;
  readonly zone = SERVER_ZONE;
  readonly watchesForEndlessLoops: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly features: ReadonlySet<Feature>;
  readonly store: Store;
  readonly company: Company;
  readonly files: FileCabinet;
  readonly secrets = new Secrets();
  readonly caches: Caches;
  readonly mailbox = new Mailbox();
  readonly menu = new Menu();
  readonly network = new Network();
  readonly log: ExecutionLog;
  readonly definitions = new Map<string, RecordDefinition>();
  readonly tables: Tables;
  readonly records: Records;
  readonly permissions: Permissions;
  readonly scripts: Scripts;
  readonly ledger: Ledger;
  readonly stock: Stock;
  readonly runner: Runner;
  readonly control: Control;
  /** What scripts asked for and the lab refused by name, whether they caught it or not. */
  readonly lacking = new Set<string>();
  readonly realms = new Realms();
  readonly #fields = new Map<string, Map<string, FieldDefinition>>();
  readonly #lineFields = new Map<string, Map<string, FieldDefinition>>();
  readonly #customFields = new Map<string, FieldDefinition[]>();
  readonly #sources = new Map<string, string>();
  /** Whether a script file has an entry point, by 'path name', as far as somebody looked. */
  readonly entryPoints = new Map<string, boolean>();

  constructor(options: AccountOptions) {
    this.id = options.id ?? '1234567';
    this.environment = options.environment ?? 'PRODUCTION';
    this.profile = options.profile;
    this.watchesForEndlessLoops = options.watchesForEndlessLoops ?? true;
    this.clock = options.clock ?? new Clock(options.start);
    this.random = new Random(options.seed);
    const off = new Set<Feature>(options.features?.off);
    this.features = new Set(
      [...PROFILES[options.profile], ...(options.features?.on ?? [])].filter((each) => !off.has(each)),
    );
    this.store = new Store(options.file ?? ':memory:');
    this.company = new Company({
      accountId: this.id,
      name: options.company?.name ?? 'Lab Company',
      country: options.company?.country ?? 'US',
      timeZone: SERVER_ZONE,
      baseCurrency: options.company?.currency ?? 'USD',
      features: this.features,
    });
    this.files = new FileCabinet(this.store, this.clock);
    this.caches = new Caches(this.clock, this.random.fork('caches'));
    this.log = new ExecutionLog(this.store, this.clock);
    this.tables = new Tables(this);
    for (const table of [...FILE_TABLES, SCRIPT_NOTE_TABLE]) this.tables.register(table);
    for (const definition of recordTypes(this.features)) this.define(definition);
    this.records = new Records(this);
    this.permissions = new Permissions();
    this.ledger = new Ledger(this);
    this.stock = new Stock(this);
    this.scripts = new Scripts(this);
    this.control = new Control(this);
    this.runner = new Runner(this);
  }

  get catalogue(): Tables {
    return this.tables;
  }

  has(feature: string): boolean {
    return (this.features as ReadonlySet<string>).has(feature);
  }

  permits(identity: Identity, permission: string, level: 'VIEW' | 'CREATE' | 'EDIT' | 'FULL'): boolean {
    return this.permissions.permits(identity.role, permission, level);
  }

  nModule(id: string): NModule | undefined {
    return findModule(id);
  }

  /** Makes a record type known. Its table exists from then on. */
  define(definition: RecordDefinition): void {
    if (definition.feature && !this.has(definition.feature)) return;
    this.definitions.set(definition.type, definition);
    this.#forget(definition.type);
    this.tables.declareFor(definition);
  }

  definition(type: string): RecordDefinition | undefined {
    return this.definitions.get(type);
  }

  /** The body fields of a type that exist with this account's features, custom fields included. */
  fields(type: string): ReadonlyMap<string, FieldDefinition> {
    const known = this.#fields.get(type);
    if (known) return known;
    const fields = [...(this.definition(type)?.fields ?? []), ...(this.#customFields.get(type) ?? [])];
    return this.#remember(this.#fields, type, fields);
  }

  sublist(type: string, id: string): SublistDefinition | undefined {
    const sublist = this.definition(type)?.sublists.find((each) => each.id === id);
    return sublist && (!sublist.feature || this.has(sublist.feature)) ? sublist : undefined;
  }

  lineFields(type: string, sublist: string): ReadonlyMap<string, FieldDefinition> {
    const key = `${type}.${sublist}`;
    const known = this.#lineFields.get(key);
    if (known) return known;
    const fields = [...(this.sublist(type, sublist)?.fields ?? []), ...(this.#customFields.get(key) ?? [])];
    return this.#remember(this.#lineFields, key, fields);
  }

  /** Adds a custom field to a record type (`salesorder`) or to a sublist (`salesorder.item`). */
  addField(place: string, field: FieldDefinition): void {
    const list = (this.#customFields.get(place) ?? []).filter((each) => each.id !== field.id);
    this.#customFields.set(place, [...list, field]);
    const [type = place] = place.split('.');
    this.#forget(type);
    const definition = this.definition(type);
    if (!definition) return;
    this.tables.declareFor(definition);
    const [, sublist] = place.split('.');
    if (sublist !== undefined) declareLineColumns(this, type, sublist);
  }

  /** The id of a record by the name people see. */
  findByName(target: string, name: string): number | undefined {
    for (const definition of this.definitions.values()) {
      if (definition.type !== target && definition.group !== target) continue;
      const field = definition.nameField;
      const found = field && this.records.list(definition.type).rows.find((record) => record.fields[field] === name);
      if (found) return found.id as number;
    }
    return undefined;
  }

  /** The internal id of a custom list's value, by script ids. */
  listValue(list: string, value: string): number | undefined {
    return this.records.list(list).rows.find((row) => row.fields.scriptid === value)?.id ?? undefined;
  }

  /** The text of a script file; undefined where there is none. */
  scriptSource(path: string): string | undefined {
    const known = this.#sources.get(path);
    if (known !== undefined) return known;
    const file = this.files.find(path);
    if (!file) return undefined;
    const source = Buffer.from(this.files.read(file.id)).toString('utf8');
    this.#sources.set(path, source);
    return source;
  }

  /** After a deployment the files may be others. */
  forgetSources(): void {
    this.#sources.clear();
    this.entryPoints.clear();
  }

  close(): void {
    this.store.close();
  }

  #forget(type: string): void {
    this.#fields.delete(type);
    for (const key of this.#lineFields.keys()) if (key.startsWith(`${type}.`)) this.#lineFields.delete(key);
  }

  #remember(
    cache: Map<string, Map<string, FieldDefinition>>,
    key: string,
    fields: readonly FieldDefinition[],
  ): ReadonlyMap<string, FieldDefinition> {
    const here = fields.filter(
      (field) => (!field.feature || this.has(field.feature)) && (!field.notWith || !this.has(field.notWith)),
    );
    const map = new Map(here.map((field) => [field.id, field]));
    cache.set(key, map);
    return map;
  }
}
