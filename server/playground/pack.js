// Packs what Vite built into ../assets, each file gzipped, with a digest of
// the sources that a Go test compares: assets that are out of date fail it.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const built = 'dist';
const packed = '../assets';
const notSources = new Set(['node_modules', built]); // as in assets_test.go

function files(root, prefix = '') {
  return readdirSync(join(root, prefix))
    .filter((name) => prefix !== '' || !notSources.has(name))
    .flatMap((name) => {
      const path = prefix === '' ? name : `${prefix}/${name}`;
      return statSync(join(root, path)).isDirectory() ? files(root, path) : [path];
    })
    .sort();
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

rmSync(packed, { recursive: true, force: true });
for (const path of files(built)) {
  const target = join(packed, path.replace(/^\.vite\//, '') + '.gz');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, gzipSync(readFileSync(join(built, path)), { level: 9 }));
}
const listing = files('.').map((path) => `${path} ${sha256(readFileSync(path))}\n`);
writeFileSync(join(packed, 'sources.sha256'), sha256(listing.join('')) + '\n');
