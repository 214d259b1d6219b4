/** What language-service.mjs needs of GitHub's packages, for esbuild to begin at. */
export { registerLogger, validate } from '@actions/languageservice';
export { TextDocument } from 'vscode-languageserver-textdocument';
