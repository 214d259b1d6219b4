/** What stands for files that are elsewhere. */
export interface SourceLink {
  readonly path: string;
  readonly kind: 'link' | 'submodule';
}
