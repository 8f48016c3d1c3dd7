import reactHooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

/** A table that is safe to look up by words of a text: all of the engine may use it. */
const lexicon = 'electron/engine/lexicon.ts';

/**
 * Who may import whom. A row names a room, the rooms it may use beside itself, and the packages it may use.
 * Whatever a row does not name is refused, so a new arrow is a change of this table.
 */
const rooms = [
  { room: 'electron/contract', rooms: [], packages: ['zod'] },
  { room: 'electron/rpc', rooms: ['electron/contract'], packages: ['zod', 'node:child_process'] },
  { room: 'electron/preload', rooms: [], packages: ['electron'] },
  { room: 'electron/main', rooms: ['electron/contract', 'electron/rpc'], packages: ['electron', 'zod', 'node:*'] },
  { room: 'electron/main/desktop', rooms: [], packages: ['electron', 'zod', 'node:*'] },
  { room: 'electron/main/desktop/x11', rooms: ['electron/main/desktop'], packages: ['x11', 'node:*'] },
  {
    room: 'renderer',
    rooms: ['electron/contract', 'electron/rpc'],
    packages: ['react*', '@codemirror/*', 'diff', 'lucide-react', '@fontsource-variable/*', 'uplot', 'uplot/*'],
  },
  { room: 'electron/trainer', rooms: ['electron/contract', 'electron/rpc', 'native'], packages: ['node:*'] },
  { room: 'native', rooms: ['electron/contract'], packages: ['node:*'] },
  { room: 'native/test', rooms: ['electron/contract', 'native', 'models'], packages: ['node:*'] },
  { room: 'models', rooms: ['electron/contract', 'electron/engine/model', 'native'], packages: ['zod', 'node:*'] },
  // inside the engine
  { room: 'electron/engine/prompt', rooms: ['electron/contract', lexicon], packages: [] },
  {
    room: 'electron/engine/store',
    rooms: ['electron/contract'],
    packages: ['better-sqlite3', 'sqlite-vec', 'zod', 'node:*'],
  },
  {
    room: 'electron/engine/mail',
    rooms: ['electron/contract', lexicon, 'electron/engine/store'],
    packages: [
      '@zone-eu/mailsplit',
      'libmime',
      'libqp',
      'libbase64',
      'postal-mime',
      'html-to-text',
      'eld',
      'eld/*',
      '@kenjiuno/msgreader',
      'pst-extractor',
      'yauzl',
      'tar-stream',
      'htmlparser2',
      'zod',
      'node:*',
    ],
  },
  {
    room: 'electron/engine/documents',
    rooms: ['electron/contract', lexicon, 'electron/engine/store', 'electron/engine/mail', 'electron/engine/memory'],
    packages: ['htmlparser2', 'marked', 'unpdf', 'yauzl', 'node:*'],
  },
  {
    room: 'electron/engine/imap',
    rooms: ['electron/contract', lexicon, 'electron/engine/store', 'electron/engine/mail'],
    packages: ['imapflow', 'zod', 'node:*'],
  },
  {
    room: 'electron/engine/model',
    rooms: ['electron/contract', 'models'],
    packages: ['node-llama-cpp', 'zod', 'node:*'],
  },
  {
    room: 'electron/engine/memory',
    rooms: ['electron/contract', 'electron/engine/store', 'electron/engine/model'],
    packages: ['node:*'],
  },
  {
    room: 'electron/engine/draft',
    rooms: [
      'electron/contract',
      lexicon,
      'electron/engine/store',
      'electron/engine/model',
      'electron/engine/memory',
      'electron/engine/prompt',
      'electron/engine/mail',
    ],
    packages: ['nodemailer/lib/mail-composer/*', 'node:*'],
  },
  {
    room: 'electron/engine/complete',
    rooms: [
      'electron/contract',
      'electron/engine/store',
      'electron/engine/model',
      'electron/engine/prompt',
      'electron/engine/mail',
      'electron/engine/draft',
    ],
    packages: ['zod', 'node:*'],
  },
  {
    room: 'electron/engine/training',
    rooms: [
      'electron/contract',
      lexicon,
      'electron/rpc',
      'electron/engine/store',
      'electron/engine/model',
      'electron/engine/memory',
      'electron/engine/prompt',
      'electron/engine/mail',
      'electron/engine/draft',
      'electron/engine/complete',
    ],
    packages: ['libphonenumber-js', 'zod', 'node:*'],
  },
];

/** Packages that have one home each. */
const homes = {
  'node-llama-cpp': 'electron/engine/model/runtime.ts',
  'better-sqlite3': 'electron/engine/store/database.ts',
  imapflow: 'electron/engine/imap/connection.ts',
};

function matches(pattern, name) {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** Reports every import that the table does not allow. */
const arrows = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { arrow: '{{from}} may not import {{to}}: see the table in eslint.config.js.' },
  },
  create(context) {
    const root = import.meta.dirname.replaceAll('\\', '/');
    const file = context.filename.replaceAll('\\', '/').slice(root.length + 1);
    const row = rooms
      .filter(({ room }) => file.startsWith(`${room}/`))
      .sort((a, b) => b.room.length - a.room.length)[0];
    const isTest = /\.test\.tsx?$/.test(file);
    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') {
        return;
      }
      const report = (to) => context.report({ node, messageId: 'arrow', data: { from: file, to } });
      if (!name.startsWith('.')) {
        const home = homes[name];
        const typeOnly = node.importKind === 'type';
        if (home !== undefined && home !== file && !isTest && !typeOnly) {
          report(`${name} (its home is ${home})`);
        } else if (row && !isTest && home !== file && !row.packages.some((pattern) => matches(pattern, name))) {
          report(name);
        }
        return;
      }
      if (row && !isTest) {
        const target = new URL(name, `file:///${file}`).pathname.slice(1);
        const allowed = [row.room, ...row.rooms];
        if (!allowed.some((room) => target.startsWith(`${room}/`) || target === room)) {
          report(target);
        }
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default typescript.config(
  {
    ignores: [
      'build/**',
      'node_modules/**',
      'native/build/**',
      '**/*.mjs',
      '**/*.cjs',
      'eslint.config.js',
      'vite.config.ts',
      'electron-builder.ts',
      'release/**',
    ],
  },
  ...typescript.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { ownhand: { rules: { arrows } } },
    rules: {
      'ownhand/arrows': 'error',
      curly: 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreVoidOperator: true }],
      // node:test's `test` and `describe` return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  { files: ['renderer/**'], ...reactHooks.configs.flat.recommended },
);
