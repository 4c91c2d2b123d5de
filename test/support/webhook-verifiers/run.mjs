// Calls the published verifier for each case of a file. A case is {scheme, headers, body in base64, secret}; with
// --fetch its headers become the `Headers` of Fetch. Prints the verdicts as a JSON array, as the other run.* here do.
import { readFileSync } from 'node:fs';
import { verifyDocumented, verifyStandard } from '../../../docs/webhooks/verify.mjs';

const [file, form] = process.argv.slice(2);
const verdicts = JSON.parse(readFileSync(file, 'utf8')).map(({ scheme, headers, body, secret }) =>
  (scheme === 'documented' ? verifyDocumented : verifyStandard)(Buffer.from(body, 'base64'), form === '--fetch' ? new Headers(headers) : headers, secret),
);
process.stdout.write(JSON.stringify(verdicts));
