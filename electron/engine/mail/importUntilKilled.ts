/** A process of its own for import.test.ts, which kills it: imports argument 1 into the store at argument 2. */
import { openDatabase } from '../store/database.ts';
import { importSource } from './import.ts';

const [, , path = '', home = '', key = ''] = process.argv;
const database = openDatabase(home, key);
await importSource(database, path, ['mara@example.org']);
database.close();
