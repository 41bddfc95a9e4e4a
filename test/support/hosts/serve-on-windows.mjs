import { readFileSync } from 'node:fs';
import { startWebHost } from '../../../dist/electron/web/serve.js';

/** Starts a web host with the options in a JSON file, prints its address, and serves until it is killed. */

const [optionsPath] = process.argv.slice(2);
const { url } = await startWebHost(JSON.parse(readFileSync(optionsPath, 'utf8')));
console.log(url);
