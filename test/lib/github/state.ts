/** What the double of GitHub knows. */
export interface Pull {
  readonly number: number;
  readonly title?: string;
  readonly state: 'open' | 'closed';
  readonly head: { readonly sha: string; readonly ref: string; readonly repository: string };
  readonly base: string;
  readonly mergeCommit?: string;
  labels: string[];
  /** As GitHub shows what it changes; without a patch where that is large. */
  readonly files?: readonly { readonly filename: string; readonly patch?: string }[];
}

export interface ReviewComment {
  readonly id: number;
  readonly pull: number;
  readonly path: string;
  /** Undefined: outdated. */
  line: number | undefined;
  readonly body: string;
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

export interface Comment {
  readonly id: number;
  readonly pull: number;
  body: string;
  readonly login: string;
  readonly type: 'User' | 'Bot';
  readonly app?: string;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  body: string;
  state: 'open' | 'closed';
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

export interface Run {
  readonly id: number;
  readonly workflow: string;
  readonly branch: string;
  readonly sha: string;
  readonly event: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly repository?: string;
}

interface StoredArtifact {
  readonly id: number;
  readonly run: number;
  readonly name: string;
  readonly archive: Uint8Array;
  readonly expired?: boolean;
}

export type Json = Readonly<Record<string, unknown>>;

interface Settings {
  isPrivate: boolean;
  ownerType: 'Organization' | 'User';
  /** What this plan of GitHub does not have: `rulesets`, `environments`, `runner-groups`. */
  readonly missing: Set<string>;
  readonly rulesets: Json[];
  readonly groups: Json[];
  readonly labels: Map<string, Json>;
  readonly environments: Map<string, Json>;
  /** Environment to the branches that may use it. */
  readonly branches: Map<string, readonly string[]>;
  /** Path to the object that it has. */
  readonly objects: Map<string, Json>;
}

export function makeState(repository: string): GithubState {
  const settings: Settings = {
    ...{
      isPrivate: true,
      ownerType: 'Organization',
      missing: new Set<string>(),
      rulesets: [],
      groups: [],
      labels: new Map(),
    },
    ...{ environments: new Map(), branches: new Map(), objects: new Map() },
  };
  return {
    repository,
    settings,
    pulls: [],
    issues: [],
    comments: [],
    reviews: 0,
    reviewComments: [],
    runs: [],
    artifacts: [],
  };
}

export interface GithubState {
  /** `owner/name` */
  readonly repository: string;
  readonly settings: Settings;
  pulls: Pull[];
  issues: Issue[];
  comments: Comment[];
  reviews: number;
  reviewComments: ReviewComment[];
  runs: Run[];
  artifacts: StoredArtifact[];
}
