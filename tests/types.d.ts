// What the scripts of the site share, for the type check of `make lint`.

// Dialogues, and where they are kept (dialogues.js, store.js)

interface HandbookDialogue {
  id: string;
  name: string;
  with: string;
  about: string;
  date: string;
  changed: number;
  ticks: Record<string, number>;
  values: Record<string, [string, number]>;
}
interface HandbookState {
  version: number;
  current: string;
  dialogues: HandbookDialogue[];
}
type HandbookOwnField = "name" | "with" | "about" | "date";
interface HandbookDialogues {
  VERSION: number;
  FIELDS: readonly HandbookOwnField[];
  empty(): HandbookState;
  migrate(value: any, version?: number, steps?: Record<number, (value: any) => any>): any;
  stateOf(value: any): { state: HandbookState; isWhole: boolean };
  parse(source: string): { state: HandbookState; isWhole: boolean } | { error: "not-ours" | "newer" };
  merge(mine: HandbookState, theirs: HandbookState): HandbookState;
  currentOf(state: HandbookState): HandbookDialogue | undefined;
  nameOf(dialogue: HandbookDialogue): string;
  add(state: HandbookState, values?: Partial<HandbookDialogue>): HandbookDialogue;
  tick(state: HandbookState, item: string, isOn: boolean): void;
  put(state: HandbookState, key: string, value: string): void;
  describe(state: HandbookState, field: HandbookOwnField, value: string): void;
}
interface HandbookStore extends HandbookDialogues {
  read(): HandbookState;
  change<T>(act: (state: HandbookState) => T): T;
  listen(listener: (state: HandbookState) => void): () => void;
  quarantined(): [string, string][];
  erase(): void;
  fault(): "" | "refused" | "full" | "newer" | "corrupted";
}

// Custom elements (element.js)

declare class HandbookComponent {
  constructor(element: HTMLElement);
  element: HTMLElement;
  connection: AbortController;
  connect(): void;
  data(): any;
  onLeave(act: () => void): void;
  follow(show: (state: HandbookState) => void): void;
  listen(target: EventTarget, type: string, listener: (event: any) => void): void;
}

// The chooser (choice.js)

type HandbookMeasure = "people" | "questions";
interface HandbookBounds {
  min: number | null;
  max: number | null;
}
type HandbookFormat = Record<HandbookMeasure, HandbookBounds | "any" | null> & {
  id: string;
  title: string;
  href: string;
  wording: Record<HandbookMeasure, string>;
};
interface HandbookPurpose {
  id: string;
  title: string;
  formats: string[];
}
type HandbookAsked = Record<HandbookMeasure, number | null>;
interface HandbookChoice {
  MEASURES: readonly ["people", "questions"];
  takes(bounds: HandbookBounds | "any" | null, value: number | null): boolean;
  nearest(bounds: HandbookBounds, value: number): number;
  numberOf(typed: string, measure: HandbookMeasure): number | null;
  choose(
    formats: HandbookFormat[],
    asked: HandbookAsked,
    purpose?: HandbookPurpose
  ): {
    fitting: HandbookFormat[];
    others: HandbookFormat[];
    unsized: HandbookFormat[];
    isMeant(form: HandbookFormat): boolean;
  };
  changes(
    others: HandbookFormat[],
    asked: HandbookAsked,
    purpose?: HandbookPurpose
  ): {
    form: HandbookFormat;
    needed: { measure: HandbookMeasure; target: number; isLess: boolean }[];
  }[];
}

// Template documents filled in on their page (form-values.js, form-fields.js)

interface HandbookFormField {
  id: string;
  type: string;
  label: string;
  help: string;
  required: boolean;
  shared: string;
  second: string;
  check: string;
  isSignature: boolean;
  choices: [string, string][];
  columns: HandbookFormField[];
  rows: number;
  takes: string;
  was: string;
}
/** How a language writes a day: `{day} {month} {year} года`, and the names of the months in it. */
interface HandbookDates {
  day: string;
  months: string[];
}
interface HandbookFormDefinition {
  id: string;
  /** What it is, in few words, for the names of files. */
  short: string;
  isLetter: boolean;
  dates: HandbookDates;
  /** Fields that stood here and stand in another template, or under another name, now. */
  moved: string[];
  title: string;
  sections: { title: string; text: string; fields: HandbookFormField[] }[];
  documents: [label: string, script: string, name: string][];
}
/** What is written into a Word document, by the paths of its fields. */
interface HandbookPaper {
  values: Record<string, { type: string; value: string }>;
  /** How many rows each table has. */
  rows: Record<string, number>;
  isBlank: boolean;
  isFilled(path: string): boolean;
  stays(path: string): boolean;
}
declare class HandbookFormValues {
  constructor(definition: HandbookFormDefinition, dialogue?: HandbookDialogue);
  definition: HandbookFormDefinition;
  fieldOf(id: string): HandbookFormField | undefined;
  isFilled(id: string): boolean;
  stays(id: string): boolean;
  isBlank(): boolean;
  fields: HandbookFormField[];
  tables: HandbookFormField[];
  kept: Record<string, string>;
  written: [string, string][];
  lent: HandbookFormField[];
  shared(name: string): string;
  read(field: HandbookFormField, path?: string): string;
  cell(table: HandbookFormField, row: number, column: HandbookFormField): string;
  filled(table: HandbookFormField): number;
  rows(table: HandbookFormField): number;
  rowsOnPaper(table: HandbookFormField): number;
  shape(): string;
  inherited(): Record<string, string>;
  lacksTerm(path: string): boolean;
  isMoved(path: string): boolean;
  leftovers(isPlace: (path: string) => boolean): [string, string][];
  taken(table: HandbookFormField): [string, string, string][];
  missing(): string[];
  wrong(): string[];
  lines(): string[];
}
/** An input, and what is kept of it: `path` of a table's cell. */
interface HandbookFormPlace {
  field: HandbookFormField;
  path: string | undefined;
  input: any;
  note?: HTMLElement;
}
interface HandbookFormActs {
  save(place: HandbookFormPlace): void;
  add(table: HandbookFormField): void;
  take(table: HandbookFormField): void;
}
declare class HandbookFormFields {
  constructor(definition: HandbookFormDefinition, words: any, acts: HandbookFormActs);
  places: Map<string, HandbookFormPlace>;
  build(values: HandbookFormValues): HTMLElement[];
  first(table?: HandbookFormField, row?: number): HTMLElement | undefined;
  show(values: HandbookFormValues): void;
  misfits(values: HandbookFormValues): [string, string][];
  valueOf(field: HandbookFormField, input: any): string;
}
interface HandbookForms {
  FormValues: typeof HandbookFormValues;
  cellOf(table: HandbookFormField, row: number, column: HandbookFormField): string;
  fileName(values: HandbookFormValues, blank: string): string;
  latin(text: string): string;
  paper(values: HandbookFormValues, places: Map<string, HandbookFormPlace>): HandbookPaper;
  partOf(value: string, part: string): string;
  inWords(value: string, dates: HandbookDates): string;
  isDay(value: string): boolean;
  isRight(number: string): boolean;
  isTicked(value: string): boolean;
  keyOf(definition: HandbookFormDefinition, field: HandbookFormField, path?: string): string;
  shown(field: HandbookFormField, value: string, dates: HandbookDates): string;
  termOf(text: string, dates: HandbookDates): string;
  write(
    state: HandbookState,
    definition: HandbookFormDefinition,
    field: HandbookFormField,
    path: string | undefined,
    value: string
  ): void;
}

// Terms that a law sets (terms.js, calendar.js, term-list.js)

/** Days off from the first day to the last, as the build knows them (text/workdays.py). */
interface HandbookCalendar {
  first: string;
  last: string;
  days: string[];
  estimated: string[];
}
interface HandbookLegalTerm {
  id: string;
  name: string;
  starts: string;
  length: number;
  unit: string;
  actor: string;
  isBefore?: boolean;
  then: string;
  note?: string;
  href?: string;
  title?: string;
}
interface HandbookDue {
  day: string;
  skipped: string[];
  estimated: string[];
}
/** A term of a dialogue; `due` is null where the calendar does not know its end. */
interface HandbookRunningTerm {
  key: string;
  term: HandbookLegalTerm;
  from: string;
  due: HandbookDue | null;
}
interface HandbookTerms {
  daysTo(today: string, day: string): number;
  due(from: string, term: HandbookLegalTerm, calendar: HandbookCalendar): HandbookDue | null;
  fault(typed: string, term: HandbookLegalTerm, calendar: HandbookCalendar): string;
  isWorking(day: string, calendar: HandbookCalendar): boolean;
  keyFor(values: Record<string, [string, number]>, id: string, day: string): string;
  read(typed: string): string;
  running(
    values: Record<string, [string, number]>,
    terms: HandbookLegalTerm[],
    calendar: HandbookCalendar
  ): HandbookRunningTerm[];
  weekday(day: string): number;
}
/** What a calendar is told: `day` as `2026-12-03`, `time` as `10:00`, `reminder` as a duration from then. */
interface HandbookEvent {
  uid: string;
  day: string;
  time?: string;
  place?: string;
  title: string;
  text: string;
  url: string;
  reminder: string;
}
interface HandbookCalendarFiles {
  file(events: HandbookEvent[], language: string, now: Date): string;
  hourOf(text: string): string;
}
interface HandbookTermData {
  terms: HandbookLegalTerm[];
  page: string;
  words: any;
  deadlines?: { table: string; name: string; day: string }[];
}
type HandbookAnnounce = (text: string, undo?: () => void) => void;
declare class HandbookTermList {
  constructor(data: HandbookTermData, announce: HandbookAnnounce);
  fault(typed: string, term: HandbookLegalTerm): string;
  refusal(fault: string): string;
  answer(typed: string, term: HandbookLegalTerm): string;
  keep(state: HandbookState, term: HandbookLegalTerm, typed: string): void;
  lines(dialogue: HandbookDialogue | undefined): HTMLElement[];
  deadlines(dialogue: HandbookDialogue): HTMLElement[];
  giveMeeting(dialogue: HandbookDialogue): void;
}

// «My dialogue» (dialogue-card.js, packing.js)

interface HandbookCardActs {
  pick(id: string): void;
  keep(field: HandbookOwnField, value: string): void;
  add(): void;
  share(): void;
  remove(): void;
  announce: HandbookAnnounce;
}
declare class HandbookDialogueCard {
  constructor(data: any, acts: HandbookCardActs);
  fields: { name: HandbookOwnField; input: HTMLInputElement | HTMLTextAreaElement }[];
  lines(): HTMLElement[];
  show(state: HandbookState, current: HandbookDialogue): void;
}

/** What the scripts of a page give each other; each is there where its script is loaded. */
interface Handbook {
  make<T extends keyof HTMLElementTagNameMap>(
    tag: T,
    properties?: Record<string, any>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[T];
  button(text: string, onclick: () => void, kind?: string): HTMLButtonElement;
  find(parent: ParentNode, selector: string): any;
  linkToMyDialogue(): HTMLAnchorElement;
  load(name: string): Promise<unknown>;
  save(file: Blob, name: string): void;
  Component: typeof HandbookComponent;
  define(name: string, Built: typeof HandbookComponent): void;
  dialogues: HandbookDialogues;
  store: HandbookStore;
  choice: HandbookChoice;
  forms: HandbookForms;
  FormFields: typeof HandbookFormFields;
  packing: { pack(text: string): Promise<string>; unpack(data: string): Promise<string> };
  DialogueCard: typeof HandbookDialogueCard;
  terms: HandbookTerms;
  calendar: HandbookCalendarFiles;
  TermList: typeof HandbookTermList;
  hasTerms(dialogue: HandbookDialogue | undefined): boolean;
  openTerms(data: HandbookTermData, announce: HandbookAnnounce): Promise<HandbookTermList | null>;
  announcer(status: HTMLElement, words: { undo: string; undone: string }): HandbookAnnounce;
}

// The search (worker/*.js, finder.js, search.js)

type HandbookStemmer = (word: string) => string;
/** Forms of the index that a typed word means, each with how much it counts. */
type HandbookMeant = Map<string, number>;
interface HandbookWords {
  meant(word: string, isLast: boolean): HandbookMeant;
  nearest(word: string, choice: string[], count: number): string[];
}
/** lunr's inverted index: word -> field -> section -> where it stands there. */
type HandbookPostings = Record<string, Record<string, Record<string, { position: number[][] }>>>;
/** A section as the ranking knows it, with its words; `page` is the address of its page. */
interface HandbookSection {
  ref: string;
  page: string;
  title: string[];
  tags: string[][];
  length: number;
  boost: number;
}
/** A section that was found, and the forms in it that were meant. */
interface HandbookRanked {
  ref: string;
  score: number;
  forms: Set<string>;
}
interface HandbookSearch {
  kazakh(options?: { known?: Iterable<string>; letters?: (text: string) => string }): HandbookStemmer;
  plain(word: string): string;
  otherLayout(word: string): string;
  isOneApart(one: string, other: string): boolean;
  oneAway(word: string, from: number, letters: string): Iterable<string>;
  likeness(one: string, other: string): number;
  isFunctionWord(word: string): boolean;
  Words: new (
    forms: Iterable<string>,
    stemmers: {
      main: HandbookStemmer;
      others: HandbookStemmer[];
      loose?: HandbookStemmer;
      synonyms: string[];
      isName: (form: string) => boolean;
      isForeign: (form: string) => boolean;
    }
  ) => HandbookWords;
  Ranking: new (
    postings: HandbookPostings,
    docs: HandbookSection[],
    words: HandbookWords
  ) => { rank(query: string[]): HandbookRanked[] };
  start(language: string, words: { known: string[]; synonyms: string[] }): void;
}
interface HandbookIndex {
  config: object;
  docs: Record<string, any>[];
  words: string;
  stream?: string;
}
/** An answer as Material's worker gives it: texts as HTML with what is marked. */
interface HandbookFound {
  title: string;
  text: string;
  location: string;
  score: number;
  tags?: string[];
  parent?: object;
}
interface HandbookAnswer {
  items: HandbookFound[][];
  suggest?: string[];
}
interface HandbookSearchFiles {
  worker: string;
  index: string;
  folder: string;
}
interface HandbookFinder {
  ready: Promise<unknown>;
  ask(query: string): Promise<HandbookAnswer>;
}

interface Window {
  handbook: Handbook;
  handbookSearch: HandbookSearch;
  lunr: any;
  handbookDocuments: Record<string, Record<string, string>>;
  handbookWord(
    parts: Record<string, string>,
    paper: HandbookPaper,
    dates: Record<string, HandbookDates>
  ): Blob;
  handbookZip(files: Record<string, string>): Blob;
  handbookSearchEngine(this: object, scope: object): void;
  handbookSearchIndex: HandbookIndex;
  handbookFinder(files: HandbookSearchFiles): HandbookFinder;
  handbookHighlight(words: string[]): void;
  /** The words of an area by language: what the build puts before a script that names it (`words:`). */
  handbookWords: Record<string, Record<string, any>>;
  handbookStageItems: Record<string, string[]>;
  handbookHolidays: HandbookCalendar;
  /** Where scripts are that a page may load, by name, from the folder of scripts (`later:`). */
  handbookLater?: Record<string, string>;
}

// Of a service worker's events, what sw.js uses (its own library does not go together with that of pages).
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}
