/** What requests need of the world. Adapters implement these; tests give fakes. */
import type { Answer } from './answer.ts';
import type { Observation } from './attach.ts';
import type { JobClaims, JobPolicy } from './job-token.ts';
import type { HandedIn, Request, RequestVerb, WrittenRequest } from './request.ts';

/** A request's file that is there; what it says may be damaged. */
export type StoredRequest =
  { readonly number: number; readonly request: Request } | { readonly number: number; readonly damage: string };

/** Requests and answers on the meta node; every write is on disk when it returns. */
export interface RequestStore {
  /** Gives it the next number. */
  readonly handIn: (written: WrittenRequest) => number;
  /** Without an answer, by number. */
  readonly listOpen: () => readonly StoredRequest[];
  /** All that are kept, by number. */
  readonly list: () => readonly StoredRequest[];
  readonly read: (number: number) => StoredRequest | undefined;
  /** A second answer to a request is left unwritten. */
  readonly answer: (answer: Answer) => void;
  readonly findAnswer: (number: number) => Answer | undefined;
  /** Notes that it is about to be carried out. False: that was noted before. */
  readonly begin: (number: number) => boolean;
}

/** The node's own copy of origin, and folders with the code of its commits. */
export interface RequestSource {
  /** Why origin could not be asked; undefined: main is as origin has it now. */
  readonly fetch: () => Promise<string | undefined>;
  /** Undefined where no main was ever fetched. */
  readonly findMain: () => string | undefined;
  readonly isAncestor: (ancestor: string, descendant: string) => boolean;
  /** Folder with the commit's files, a checkout of it. */
  readonly checkOut: (commit: string) => string;
  /** The commit of a folder that `checkOut` made. */
  readonly findCheckedOut: (folder: string) => string | undefined;
}

export interface RoundRequest {
  readonly environment: string;
  /** Checkout of the commit that is carried out: its own code does it. */
  readonly folder: string;
  /** Open requests up to this number are answered; 0: none. */
  readonly until: number;
}

/** A process of the commit's own code. */
export interface RoundRunner {
  /** Its exit code. */
  readonly run: (round: RoundRequest) => Promise<number>;
}

/** The one way of a job to the meta node. */
export interface RequestDoor {
  /** Written down and begun; its number. */
  readonly handIn: (environment: string, handedIn: HandedIn) => Promise<number>;
  readonly look: (request: PlacedRequest, cursor: string | undefined) => Promise<Observation>;
  readonly start: (request: PlacedRequest) => Promise<void>;
  /** A git bundle of the environment's published state. */
  readonly readState: (environment: string) => Promise<Uint8Array>;
}

export interface PlacedRequest {
  readonly environment: string;
  readonly verb: RequestVerb;
  readonly number: number;
}

/** Tokens of jobs, as the meta node checks them. */
export interface JobTokens {
  /** What the node asks of a job; undefined: no job may ask for an operation. Throws UserError where it is damaged. */
  readonly readPolicy: () => JobPolicy | undefined;
  /** The claims of a token that the policy's issuer signed for this node and now. Throws UserError with the reason. */
  readonly verify: (token: string, policy: JobPolicy) => Promise<JobClaims>;
  /** False: the token was spent before. It is on disk when this returns. */
  readonly spend: (claims: JobClaims) => boolean;
}
