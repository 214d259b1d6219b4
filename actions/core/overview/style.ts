import { markup } from './markup.ts';

/** Without a script, an image or a font from elsewhere; light and dark by the reader's own setting. */
export const STYLE = markup`
:root { color-scheme: light dark; --line: #d0d7de; --faint: #59636e; --bad: #b42318; --good: #1a7f37;
  --back: #fff; --box: #f6f8fa; --text: #1f2328 }
@media (prefers-color-scheme: dark) {
  :root { --line: #3d444d; --faint: #9198a1; --bad: #ff7b72; --good: #56d364;
    --back: #0d1117; --box: #151b23; --text: #f0f6fc }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--back); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.4rem; margin: 0 }
h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem }
h3 { font-size: 1rem; margin: 0 }
p { margin: .3rem 0 }
ul { margin: .3rem 0; padding-left: 1.2rem }
li { margin: .3rem 0 }
code { font: .85em ui-monospace, monospace }
small, .faint { color: var(--faint) }
.bad { color: var(--bad); font-weight: 600 }
.good { color: var(--good); font-weight: 600 }
.grid { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)) }
.box { border: 1px solid var(--line); border-radius: .5rem; background: var(--box); padding: .7rem .9rem }
.bar { height: .5rem; border-radius: .25rem; background: var(--faint) }
dl { margin: .3rem 0; display: grid; grid-template-columns: auto 1fr; gap: .15rem .8rem }
dd { margin: 0 }
`;
