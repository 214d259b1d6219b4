/** Runs on the sandbox's meta node, as it is: issues the tokens of dispatched jobs of main in GitHub's place. */
import { makeJobClaims, startIssuer } from '../../lib/issuer.ts';

await startIssuer({ issue: (audience, url, workflow) => makeJobClaims(url, audience, workflow), port: 8719 });
