/** Signs how far an apply is, in the checkout's repository, from where the attached job takes it. See core/publication/applying.ts. */
import { existsSync } from 'node:fs';
import {
  APPLYING_FILE,
  APPLYING_NAMESPACE,
  APPLYING_SIGNATURE_FILE,
  applyingRef,
  printApplying,
  type ApplyCourse,
} from '../core/publication/applying.ts';
import { nameRepository } from '../core/publication/publication.ts';
import { UserError } from '../core/types.ts';
import { runGit, tryGit } from './git-process.ts';
import { printTree, WRITE_TREE } from './git-tree.ts';
import { stateKey } from './publication.ts';
import { signMessage } from './ssh-signature.ts';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'ops',
  GIT_AUTHOR_EMAIL: 'ops@localhost',
  GIT_COMMITTER_NAME: 'ops',
  GIT_COMMITTER_EMAIL: 'ops@localhost',
};

export interface ApplyingPlace {
  readonly environment: string;
  /** Checkout whose commit is applied. */
  readonly root: string;
  /** State folder of the environment, with its keys. */
  readonly folder: string;
  readonly report: (message: string) => void;
}

/** Best effort: what cannot be signed is told once, and stands in no step's way. Nothing without a key. */
export function openApplyingNotes(place: ApplyingPlace): (course: ApplyCourse) => void {
  let last = '';
  let hasFailed = false;
  return (course) => {
    const told = JSON.stringify(course);
    if (hasFailed || told === last || !existsSync(stateKey(place.folder))) return;
    last = told;
    try {
      write(course, place);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      hasFailed = true;
      place.report(`warning: how far the apply is cannot be published: ${error.message}`);
    }
  };
}

function write(course: ApplyCourse, { environment, root, folder }: ApplyingPlace): void {
  const git = (args: readonly string[], input?: string | Uint8Array) =>
    runGit(['-C', root, ...args], { input, env: IDENTITY }).trim();
  const origin = tryGit(['-C', root, 'remote', 'get-url', 'origin']);
  const text = printApplying({
    ...{ ...course, environment, repository: nameRepository(origin.stdout.trim()) },
    time: new Date().toISOString().replace(/\.\d+/, ''),
  });
  const signature = signMessage({ message: text, namespace: APPLYING_NAMESPACE }, stateKey(folder));
  const blob = (content: string) => git(['hash-object', '-w', '--stdin'], content);
  const files = { [APPLYING_FILE]: blob(text), [APPLYING_SIGNATURE_FILE]: blob(signature) };
  const tree = git(WRITE_TREE, printTree(files));
  const commit = git(['commit-tree', tree, '-m', `apply ${course.commit.slice(0, 10)}`]);
  git(['update-ref', applyingRef(environment), commit]);
}
