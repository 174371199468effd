// What the scripts of the site share, for the type check of `make lint`.
interface HandbookDialogue {
  id: string; name: string; with: string; about: string; date: string; changed: number; ticks: Record<string, number>;
  values: Record<string, [string, number]>;
}
interface HandbookState { version: number; current: string; dialogues: HandbookDialogue[] }
interface HandbookStore {
  VERSION: number;
  FIELDS: readonly ("name" | "with" | "about" | "date")[];
  read(): HandbookState;
  change<T>(act: (state: HandbookState) => T): T;
  add(state: HandbookState, values?: Partial<HandbookDialogue>): HandbookDialogue;
  put(state: HandbookState, key: string, value: string): void;
  tick(state: HandbookState, item: string, isOn: boolean): void;
  currentOf(state: HandbookState): HandbookDialogue | undefined;
  nameOf(dialogue: HandbookDialogue): string;
  merge(mine: HandbookState, theirs: HandbookState): HandbookState;
  migrate(value: any, version?: number, steps?: Record<number, (value: any) => any>): any;
  parse(text: string): { state: HandbookState; isWhole: boolean } | { error: "not-ours" | "newer" };
  asides(): [string, string][];
  erase(): void;
  fault(): "" | "refused" | "full" | "newer" | "corrupted";
  listen(listener: () => void): void;
}
interface HandbookSearch {
  kazakh(options?: {known?: Iterable<string>, letters?: (text: string) => string}): (word: string) => string;
  plain(word: string): string;
  otherLayout(word: string): string;
  isOneApart(one: string, other: string): boolean;
  oneAway(word: string, from: number, letters: string): Iterable<string>;
  likeness(one: string, other: string): number;
  isFunctionWord(word: string): boolean;
  Words: any;
  Ranking: any;
  start(language: "kk" | "ru", words: {known: string[], families: string[]}): void;
}
interface Window {
  handbookSearch: HandbookSearch;
  lunr: any;
  handbook: { store: HandbookStore };
  handbookDocuments: Record<string, Record<string, string>>;
  handbookMake(tag: string, properties?: Record<string, any>, ...children: (Node | string)[]): any;
  handbookWord(parts: Record<string, string>, values: Record<string, {type: string, value: string}>, rows: Record<string, number>, months: Record<string, string[]>): Blob;
  handbookZip(files: Record<string, string>): Blob;
  handbookSearchEngine(this: object, scope: object): void;
  handbookSearchIndex: {config: object, docs: object[], words: string, stream: string};
  handbookFinder(files: {worker: string, index: string, folder: string}): {ready: Promise<any>, ask(query: string): Promise<{items: any[][], suggest?: string[]}>};
  handbookMark(words: string[]): void;
  handbookStageItems: Record<string, string[]>;
}
// Of a service worker's events, what sw.js uses (its own library does not go together with that of pages).
interface ExtendableEvent extends Event { waitUntil(work: Promise<unknown>): void }
interface FetchEvent extends ExtendableEvent {
  request: Request; clientId: string; resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}
