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
/** What one change has changed: of two states, and of what differs [name, before, after]. */
interface HandbookChanges {
  current: [string, string];
  gone: { each: HandbookDialogue; place: number }[];
  come: HandbookDialogue[];
  changed: {
    id: string;
    fields: [string, any, any][];
    ticks: [string, any, any][];
    values: [string, any, any][];
  }[];
}
/** Something that was done and can be taken back, with what is said of it. */
interface HandbookUndo {
  time: number;
  text: string;
  changes: HandbookChanges;
}
interface HandbookDialogues {
  VERSION: number;
  FIELDS: readonly HandbookOwnField[];
  empty(): HandbookState;
  migrate(value: any, version?: number, steps?: Record<number, (value: any) => any>): any;
  stateOf(value: any): { state: HandbookState; isWhole: boolean };
  parse(source: string): { state: HandbookState; isWhole: boolean } | { error: "not-ours" | "newer" };
  merge(mine: HandbookState, theirs: HandbookState): HandbookState;
  currentOf(state: HandbookState): HandbookDialogue | undefined;
  nameOf(dialogue: HandbookDialogue, inWords?: (day: string) => string): string;
  add(state: HandbookState, values?: Partial<HandbookDialogue>): HandbookDialogue;
  tick(state: HandbookState, item: string, isOn: boolean): void;
  put(state: HandbookState, key: string, value: string): void;
  describe(state: HandbookState, field: HandbookOwnField, value: string): void;
}
interface HandbookStore extends HandbookDialogues {
  read(): HandbookState;
  change<T>(act: (state: HandbookState) => T): T;
  listen(listener: (state: HandbookState) => void): () => void;
  notify(state: HandbookState): void;
  settle(state: HandbookState): void;
  changeWithUndo(text: string, act: (state: HandbookState) => void): () => void;
  undo(undo: HandbookUndo): void;
  undoable(): HandbookUndo[];
  erase(): void;
  fault(): "" | "refused" | "full" | "newer" | "corrupted";
}

// Custom elements (element.js)

declare class HandbookComponent {
  constructor(element: HTMLElement);
  element: HTMLElement;
  leaving: (() => void)[];
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
  /** Ids that it had before. */
  was?: string[];
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
  /** Id, label, and the ids that it had before. */
  choices: [id: string, label: string, ...was: string[]][];
  columns: HandbookFormField[];
  rows: number;
  takes: string;
  was: string | string[];
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
  /** Who writes it; empty where nobody knows before it is filled in. */
  sender: string;
  isOfEither: boolean;
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
  sender: string;
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
  lacks(path: string): boolean;
  entries(): [string, string][];
  isMoved(path: string): boolean;
  leftovers(isPlace: (path: string) => boolean): [string, string][];
  taken(table: HandbookFormField): [string, string, string][];
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
  insert(table: HandbookFormField, row: number): void;
  remove(table: HandbookFormField, row: number): void;
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
/** A form as what comes later knows it (form-acts.js). */
interface HandbookFormPage {
  state: HandbookState;
  definition: HandbookFormDefinition;
  values: HandbookFormValues;
  fields: HandbookFormFields;
  words: any;
  body: HTMLElement;
  top: HTMLElement;
  offer: HTMLElement;
  status: HTMLElement;
  leftovers(): [string, string][];
  say(said: string | (Node | string)[], line?: Element | null, undo?: () => void): void;
}
interface HandbookFormActions {
  begin(page: HandbookFormPage): void;
  shown(page: HandbookFormPage): void;
  offer(page: HandbookFormPage): void;
  print(): void;
  add(page: HandbookFormPage, table: HandbookFormField): void;
  limit(page: HandbookFormPage, table: HandbookFormField): void;
  insert(page: HandbookFormPage, table: HandbookFormField, row: number): void;
  remove(page: HandbookFormPage, table: HandbookFormField, row: number): void;
  pasteTable(page: HandbookFormPage, place: HandbookFormPlace, text: string): void;
  paste(page: HandbookFormPage, place: HandbookFormPlace, text: string): void;
  take(page: HandbookFormPage, table: HandbookFormField): void;
  lend(page: HandbookFormPage, id: string): void;
  clear(page: HandbookFormPage): void;
  copy(page: HandbookFormPage): Promise<void>;
  download(page: HandbookFormPage, script: string, name: string): Promise<void>;
  fill(page: HandbookFormPage, blank: string): void;
  lacking(page: HandbookFormPage, fields: HandbookFormField[]): (string | Node)[];
}
/** What is said of a filled-in template (form-told.js). */
interface HandbookFormTold {
  OURS: string[];
  lender(state: HandbookState): HandbookDialogue | undefined;
  lines(values: HandbookFormValues): string[];
  missing(values: HandbookFormValues): HandbookFormField[];
  sender(values: HandbookFormValues): string;
  wrong(values: HandbookFormValues): string[];
}
/** What is to be written at a term that is not counted (form-hints.js). */
interface HandbookFormHints {
  isUncounted(value: string, dates: HandbookDates): boolean;
  show(page: HandbookFormPage, hint: string): void;
}
interface HandbookFormRows {
  read(values: HandbookFormValues, table: HandbookFormField): string[][];
  changed(values: HandbookFormValues, table: HandbookFormField, rows: string[][]): [string, string][];
  cells(text: string): string[][];
  filled(
    values: HandbookFormValues,
    table: HandbookFormField,
    given: string[][],
    from: [number, number]
  ): { rows: string[][]; left: number };
}
interface HandbookForms {
  MOST: number;
  FormValues: typeof HandbookFormValues;
  cellOf(table: HandbookFormField, row: number, column: HandbookFormField): string;
  fileName(values: HandbookFormValues, blank: string): string;
  latin(text: string): string;
  paper(values: HandbookFormValues, places: Map<string, HandbookFormPlace>): HandbookPaper;
  partOf(value: string, part: string): string;
  held(text: string): string;
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
  /** Ids that it had before. */
  was?: string[];
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
  /** What the reader calls it, and whether another one like it runs. */
  mark: string;
  isTwin: boolean;
  due: HandbookDue | null;
}
interface HandbookTerms {
  daysTo(today: string, day: string): number;
  due(from: string, term: HandbookLegalTerm, calendar: HandbookCalendar): HandbookDue | null;
  beside(key: string, what: "due" | "mark"): string;
  fault(typed: string, term: HandbookLegalTerm, calendar: HandbookCalendar): string;
  isWorking(day: string, calendar: HandbookCalendar): boolean;
  kept(
    values: Record<string, [string, number]>,
    term: HandbookLegalTerm,
    day: string,
    calendar: HandbookCalendar
  ): [string, string][];
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
type HandbookAnnounce = (text: string, undo?: () => void, field?: HTMLElement) => void;
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
  name(dialogue: HandbookDialogue): string;
  lines(): HTMLElement[];
  show(state: HandbookState, current: HandbookDialogue): void;
}

/** «My dialogue» as what comes later knows it (dialogue-moves.js). */
interface HandbookMyDialogue {
  given: any;
  file: HTMLInputElement;
  status: HTMLElement;
  words: any;
  name(dialogue: HandbookDialogue): string;
  ask(text: string, lines: string[], choices: [string, () => void][], onclose?: () => void): void;
  announce: HandbookAnnounce;
  announceDone: HandbookAnnounce;
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
  tell(status: HTMLElement, isMoved: boolean, ...parts: (Node | string)[]): void;
  Component: typeof HandbookComponent;
  define(name: string, Built: typeof HandbookComponent): void;
  dialogues: HandbookDialogues;
  store: HandbookStore;
  formActs: HandbookFormActions;
  formHints: HandbookFormHints;
  formCarried(
    values: HandbookFormValues,
    table: HandbookFormField
  ): { rows: string[][]; marks: string; count: number; updated: number; differing: number };
  formRows: HandbookFormRows;
  formTold: HandbookFormTold;
  formDocument: { show(page: HandbookFormPage): void };
  choice: HandbookChoice;
  forms: HandbookForms;
  FormFields: typeof HandbookFormFields;
  earlierIds: { settle(state: HandbookState, earlier: Record<string, string[]>): void };
  packing: { pack(text: string): Promise<string>; unpack(data: string): Promise<string>; canUnpack: boolean };
  dialogueFiles: {
    inLink(): string | undefined;
    quarantined(): [string, string][];
    saveText(text: string, name: string): void;
    saveToday(text: string, kind: string): string;
    undoLines(words: any, onback: () => void): HTMLElement[];
  };
  dialogueMoves: Record<
    "readFile" | "readLink" | "remove" | "share",
    (page: HandbookMyDialogue) => Promise<void>
  >;
  dialogueLosses(
    given: any,
    state: HandbookState,
    templates: string[]
  ): Record<"dialogues" | "records" | "cut" | "unknown", number>;
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
  strict(word: string): string[];
  loose(plain: string): string;
  family(word: string): string[];
  sureness(word: string, isLast: boolean): number;
  isName(word: string): boolean;
  begunBy(start: string): string[];
  spellings: string[];
}
/** Where a word stands: sections that have it in their title or names; in the text, how often. */
interface HandbookPlaces {
  title?: Set<string>;
  tags?: Set<string>;
  text?: Map<string, number>;
}
type HandbookPostings = Map<string, HandbookPlaces>;
interface HandbookStemmers {
  main: HandbookStemmer;
  others: HandbookStemmer[];
  loose?: HandbookStemmer;
  kazakh: HandbookStemmer;
  russian: HandbookStemmer;
  families: string[];
  isName: (form: string) => boolean;
  isForeign: (form: string) => boolean;
}
/** A type of pages: the words for it, and how much its pages count where a query has none of them. */
interface HandbookKind {
  id: string;
  words: string[];
  weight: number;
}
/** A word of a query; it may still be being typed, be denied, or name a type of pages. */
interface HandbookSearched {
  word: string;
  isLast: boolean;
  isDenied?: boolean;
  kinds?: Set<string>;
}
/** How well a word matches in a section. */
interface HandbookHit {
  title: number;
  tags: number;
  often: number;
  best: number;
}
/** A word of a query with where it stands, and what it weighs by its rareness. */
interface HandbookLooked {
  forms: HandbookMeant;
  hits: Map<string, HandbookHit>;
  rareness: number;
  isMarked: boolean;
  isCore: boolean;
  isDenied: boolean;
  kinds?: Set<string>;
}
/** A query as it was read; `converted`: what was typed, and what it was taken for. */
interface HandbookQuery {
  words: HandbookSearched[];
  isDefinition: boolean;
  converted: [string, string][];
  unknown: string[];
}
/** What the build gives the engine: Kazakh stems, words of one sense with spaces between them («|» after the Kazakh ones), types of pages. */
interface HandbookSearchWords {
  known: string[];
  families: string[];
  kinds: HandbookKind[];
}
/** A section as it stands in the index; `other`: its title in the other language, `asked`: what people
 * type to find it. */
interface HandbookEntry {
  location: string;
  title: string;
  text: string;
  kind: string;
  boost: number;
  tags: string[];
  asked: string[];
  other: string;
}
/** A section as the ranking knows it, with its words; `page` is the address of its page, `tags` its other names, `denied`
 * the words that its names deny, `deniedIn` those of title and tags, one by one, `denials` which of the tags deny anything. */
interface HandbookSection {
  ref: string;
  page: string;
  kind: string;
  title: string[];
  tags: string[][];
  called: boolean;
  length: number;
  boost: number;
  denied: Set<string>;
  deniedIn: string[][];
  denials: boolean[];
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
  russian: HandbookStemmer;
  snowball: HandbookStemmer;
  fromLatin(word: string): string[];
  otherLayouts(typed: string): string[];
  inLatin(typed: string): string;
  denied(words: string[]): boolean[];
  ofDefinition(words: string[]): string[] | undefined;
  bunzip(bytes: Uint8Array): Uint8Array;
  unpack(index: HandbookIndex): { separator: string; docs: HandbookEntry[]; words: HandbookSearchWords };
  index(
    docs: HandbookEntry[],
    separator: string
  ): {
    postings: HandbookPostings;
    joined: Map<string, string[]>;
    split(text: string): string[];
    sections: HandbookSection[];
  };
  engine(language: string, packed: HandbookIndex): (query: string) => HandbookAnswer;
  isOneApart(one: string, other: string): boolean;
  oneAway(word: string, from: number, letters: string): Iterable<string>;
  likeness(one: string, other: string): number;
  isFunctionWord(word: string): boolean;
  isManner(word: string): boolean;
  isMaking(word: string): boolean;
  asksAbout(word: string): boolean;
  Words: new (forms: Iterable<string>, stemmers: HandbookStemmers) => HandbookWords;
  content(words: string[]): string[];
  likest(meant: HandbookMeant, words: Iterable<string>): number;
  Scoring: new (
    looked: HandbookLooked[],
    length: number,
    isDefinition: boolean
  ) => {
    named: Set<string>;
    score(
      doc: HandbookSection,
      page?: HandbookSection
    ): { score: number; forms: Set<string>; isNamedAbove: boolean } | undefined;
  };
  Ranking: {
    new (
      postings: HandbookPostings,
      docs: HandbookSection[],
      words: HandbookWords,
      kinds: HandbookKind[]
    ): {
      rank(query: HandbookQuery): HandbookRanked[];
      look(word: string, isLast: boolean): { hits: Map<string, HandbookHit> };
    };
    part(doc: HandbookSection): string;
  };
  Reader: new (
    words: HandbookWords,
    split: (text: string) => string[],
    joined: Map<string, string[]>,
    kinds: HandbookKind[],
    whole: Set<string>
  ) => { read(typed: string): HandbookQuery };
  start(language: string): void;
}
interface HandbookIndex {
  letters: string;
  packed: string;
}
/** A section that was found: texts as HTML with what is marked. `page` is the address of its page, `kind` the type of it,
 * `alike` the sections of other pages that are called the same and were folded into this row. */
interface HandbookFound {
  title: string;
  text: string;
  location: string;
  score: number;
  tags?: string[];
  parent?: object;
  page: string;
  kind: string;
  alike?: string[];
}
/** A piece of a text, and whether it is what was asked for. */
interface HandbookPiece {
  text: string;
  isMatch: boolean;
}
/** A page that was found: its best section, the others, its name where that is not the row's own, what it is. */
interface HandbookRow {
  lead: HandbookFound;
  under: HandbookFound[];
  page: string;
  kind: string;
}
/** What the search leaves to the page that it leads to. */
interface HandbookLeft {
  words: string[];
  query: string;
  isOpen?: boolean;
}
/** `suggest`: words to try where nothing is found; `unknown`: words that are nowhere in the handbook, `missing`:
 * words that the first row and its page do not have; `converted`: what was
 * typed in Latin letters or with another keyboard, and what it was taken for. */
interface HandbookAnswer {
  items: HandbookFound[][];
  suggest?: string[];
  unknown?: string[];
  missing?: string[];
  converted?: [string, string][];
}
interface HandbookSearchFiles {
  worker: string;
  index: string;
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
  handbookHighlight(left: HandbookLeft): void;
  handbookRows: {
    pieces(html: string): HandbookPiece[];
    textOf(html: string): string;
    matches(html: string): string[];
    excerpt(html: string, isNamed: boolean): HandbookPiece[];
    nodes(parts: HandbookPiece[]): (Node | string)[];
    rows(pages: HandbookFound[][], language: string): HandbookRow[];
  };
  handbookSearchHelp: Record<string, Record<"questions" | "places" | "tell", [string, string][]>>;
  /** The language of the page as it came (site.js, embedded.js). */
  handbookLanguage: string;
  /** The words of an area by language: what the build puts before a script that names it (`words:`). */
  handbookWords: Record<string, Record<string, any>>;
  handbookStageItems: Record<string, string[]>;
  handbookLinkingThings: any;
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
