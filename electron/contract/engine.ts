import { z } from 'zod';
import { Completion, CompletionChoices, CompletionGround, CursorContext } from './completion.ts';
import { Authorship, documents } from './documents.ts';
import { BegunRequest, Draft, DraftRequest, DraftStep, Page, Signature, UnfinishedPage } from './drafting.ts';
import {
  Background,
  Extracted,
  Identity,
  ImportSummary,
  Inspection,
  Mail,
  Person,
  SearchHit,
  SearchQuery,
  Source,
  SourceRef,
  Step,
  StorageReport,
  StoreState,
} from './entities.ts';
import { Machine, Model, ModelRole } from './models.ts';
import { Insertion } from './insertion.ts';
import { mailboxes } from './mailboxes.ts';
import { type Contract, method } from './method.ts';
import { points } from './points.ts';
import { range } from './range.ts';
import { people } from './people.ts';
import { RewriteRequest, RewriteStep, Rewritten } from './rewriting.ts';
import { TrainerChoices, TrainerProgress, TrainerResult } from './trainer.ts';
import { voice } from './voice.ts';
import { pairs } from './pairs.ts';

const Nothing = z.object({});
const Done = z.null();
const Passphrase = z.string().min(1).max(1_000);

/** What the engine does for a window or for the command line. */
export const engine = {
  'engine.ping': method({ input: Nothing, output: z.object({ version: z.string(), pid: z.number().int() }) }),
  /** Reports the present background work at once and each change of it, until cancelled. */
  'engine.background': method({ input: Nothing, progress: Background, output: Done }),

  'store.state': method({ input: Nothing, output: StoreState }),
  /** Opens the store, making it first where there is none. Fails with `wrong-passphrase`. */
  'store.unlock': method({ input: z.object({ passphrase: Passphrase }), output: StoreState }),
  /** Sets or changes the passphrase of the open store: needed for the command line and where there is no keychain. */
  'store.setPassphrase': method({ input: z.object({ passphrase: Passphrase }), output: StoreState }),
  /** Opens a separate, temporary store and imports the sample mailbox into it. */
  'store.openSample': method({ input: Nothing, progress: Step, output: ImportSummary }),
  /** Leaves the sample and deletes it; the person's own store stays locked until it is opened. */
  'store.leaveSample': method({ input: Nothing, output: StoreState }),
  'store.report': method({ input: Nothing, output: StorageReport }),
  /** Deletes everything personal for good. `confirm` is typed by the person. */
  'store.destroy': method({
    input: z.object({ confirm: z.literal('destroy'), models: z.boolean().default(false) }),
    output: StoreState,
  }),

  'corpus.inspect': method({ input: z.object({ source: SourceRef }), progress: Step, output: Inspection }),
  /** Takes a source in. What was there already stays as it is, so it may be called again at any time. */
  'corpus.import': method({
    /** `me`: the person's addresses; may be empty for JSON lines, which hold one person's mail alone. */
    input: z.object({
      source: SourceRef,
      me: z.array(z.string()),
      name: z.string().optional(),
      /** Drafts, spam, chats and what was thrown away too. */
      everything: z.boolean().default(false),
      /** Whose words the documents in it are. Without it they are left out, but for a source of documents alone. */
      documents: Authorship.optional(),
    }),
    progress: Step,
    output: ImportSummary,
  }),
  /** Reports the person's own words of each of their mails in a source, some at a time. Stores nothing. */
  'corpus.extract': method({
    input: z.object({ source: SourceRef, me: z.array(z.string()) }),
    progress: z.array(Extracted),
    output: Done,
  }),
  'corpus.sources': method({ input: Nothing, output: z.array(Source) }),
  /** Removes a source and everything that came from it alone, the voices that learned from it included. */
  'corpus.remove': method({ input: z.object({ sourceId: z.number().int() }), output: Done }),
  'identity.get': method({ input: Nothing, output: Identity.nullable() }),
  'identity.set': method({ input: Identity, output: Identity }),
  'people.find': method({
    input: z.object({ text: z.string().max(200).default(''), limit: z.number().int().min(1).max(50).default(8) }),
    output: z.array(Person),
  }),

  /** Reads what search by meaning has not read yet. The engine does so by itself in the background; this waits for it. */
  'memory.embed': method({ input: Nothing, progress: Step, output: Done }),
  'memory.search': method({
    input: SearchQuery,
    output: z.object({ hits: z.array(SearchHit), total: z.number().int() }),
  }),
  'mail.read': method({ input: z.object({ id: z.number().int() }), output: Mail }),
  /**
   * The person says of lines of a mail they sent, from `from` up to `to` of its whole text and counted from 0, that
   * they are theirs or not. It is set right in `alike` more mails with the same lines, and in those still to come.
   */
  'mail.correct': method({
    input: z.object({ id: z.int(), from: z.int().min(0), to: z.int().min(0), mine: z.boolean() }),
    output: z.object({ mail: Mail, alike: z.int() }),
  }),
  /** Takes the correction of this mail back if it was the latest of all. Fails with `not-found` else. */
  'mail.takeBack': method({ input: z.object({ id: z.int() }), output: Mail }),

  'draft.write': method({ input: DraftRequest, progress: DraftStep, output: Draft }),
  /**
   * Loads the writer and its kept state before it is asked, so that the first draft starts sooner; with a request that
   * is being typed, reads what its draft would be written after as well. A newer call should cancel the older.
   */
  'draft.prepare': method({ input: z.object({ draft: BegunRequest.optional() }), output: Done }),
  /** What probably comes next at the caret; progress is the same, shorter. A newer call should cancel the older. */
  'complete.inline': method({ input: CursorContext, progress: Completion, output: Completion }),
  /**
   * Loads the completer and reads what stands before the text, so that the first suggestion comes at once. Answers the
   * text of the mail being answered, for `complete.inline`.
   */
  'complete.prepare': method({ input: CompletionGround, output: z.object({ answered: z.string() }) }),
  'complete.choices': method({ input: Nothing, output: CompletionChoices }),
  'complete.choose': method({ input: CompletionChoices, output: CompletionChoices }),
  /** A draft that was written before, and the sources that had been taken away from it. */
  'draft.read': method({
    input: z.object({ id: z.number().int() }),
    output: z.object({
      draft: Draft,
      excludeIds: z.array(z.number().int()),
      excludeDocuments: z.array(z.number().int()),
    }),
  }),
  /** Rewrites a text in the person's hand, or goes on with it. Progress is the text as it comes. */
  'rewrite.write': method({ input: RewriteRequest, progress: RewriteStep, output: Rewritten }),
  /** Keeps what was put into another program. */
  'insertion.keep': method({
    input: Insertion.pick({ program: true, manner: true, before: true, after: true }),
    output: z.object({ id: z.int() }),
  }),
  /** What was put into other programs, the latest first. */
  'insertion.list': method({
    input: z.object({ limit: z.int().min(1).max(500).default(100) }),
    output: z.array(Insertion),
  }),
  'insertion.markUndone': method({ input: z.object({ id: z.int() }), output: Done }),
  /** Removes one from the list for good, or all where none is named. */
  'insertion.remove': method({ input: z.object({ id: z.int().optional() }), output: Done }),
  ...points,
  ...range,
  /** Keeps what stands on the page. */
  'page.keep': method({ input: Page, output: Done }),
  'page.last': method({ input: Nothing, output: Page.nullable() }),
  /** Puts a page among the unfinished ones; nothing is on the present page then. */
  'page.setAside': method({ input: z.object({ page: Page }), output: Done }),
  /** The pages that were set aside, the latest first. */
  'page.unfinished': method({ input: Nothing, output: z.array(UnfinishedPage) }),
  /** Takes an unfinished page up again; the present one, where there is one, is set aside in the same moment. */
  'page.takeUp': method({ input: z.object({ id: z.number().int(), present: Page.nullable() }), output: Page }),
  /** Deletes an unfinished page for good. */
  'page.remove': method({ input: z.object({ id: z.number().int() }), output: Done }),
  /** The page as an unsent mail, for other mail programs; `signed`: with the person's signature below. */
  'page.eml': method({ input: Page, output: z.object({ eml: z.string(), name: z.string(), signed: z.boolean() }) }),
  /** The signature under most of the person's mails, null where most have none, and whether unsent mails get theirs. */
  'signature.read': method({ input: Nothing, output: Signature }),
  'signature.choose': method({ input: Signature.pick({ on: true }), output: Signature }),

  ...mailboxes,
  ...people,
  ...documents,
  ...voice,
  ...pairs,

  'models.list': method({ input: Nothing, output: z.array(Model) }),
  'models.machine': method({ input: Nothing, output: Machine }),
  'models.fetch': method({ input: z.object({ id: z.string() }), progress: Step, output: Model }),
  'models.remove': method({ input: z.object({ id: z.string() }), output: Done }),
  'models.use': method({ input: z.object({ role: ModelRole, id: z.string() }), output: z.array(Model) }),
  /** Adds a GGUF file of the person's own. Fails with a sentence when it cannot be used. */
  'models.add': method({ input: z.object({ source: SourceRef }), output: Model }),
} satisfies Contract;

export type Engine = typeof engine;

/** What the engine does for main alone: a window never sees a path or a key. */
export const engineForMain = {
  /** Makes a path known and answers what stands for it. */
  'path.register': method({ input: z.object({ path: z.string() }), output: SourceRef }),
  /** Opens the store with the key from the keychain; 64 hex digits. */
  'store.unlockWithKey': method({ input: z.object({ key: z.string().regex(/^[0-9a-f]{64}$/) }), output: StoreState }),
  /** The key of the open store, to be put in the keychain. */
  'store.key': method({ input: Nothing, output: z.object({ key: z.string() }) }),
  /**
   * Trains an adapter on a file of JSON lines, each `{prompt, answer}`, for whoever brings examples of their own. What
   * was stopped goes on where it was when asked for again.
   */
  'training.file': method({
    input: z.object({
      examples: z.string(),
      /** A GGUF file, or a model's id. */
      base: z.string(),
      output: z.string(),
      /** The folder of checkpoints; by default beside the output. */
      checkpoint: z.string().optional(),
      /** By default one for each core. */
      threads: z.int().positive().optional(),
      choices: TrainerChoices,
    }),
    progress: TrainerProgress,
    output: TrainerResult,
  }),
  /** Finishes what must be finished and says goodbye; the process then ends by itself. */
  'engine.quit': method({ input: Nothing, output: Done }),
} satisfies Contract;

export type EngineForMain = typeof engineForMain;
