// The process that the kill trial kills: says when it is ready, then changes the corpus as it is told.
import { readConfig } from '../src/config.js';
import { openKeeper } from '../src/keep/open-keeper.js';

export type Order =
  | { readonly kind: 'reindex' }
  | { readonly kind: 'add'; readonly name: string; readonly text: string }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'rollback' };

const keeper = openKeeper(readConfig(process.env));
process.on('message', (order: Order) => {
  carryOut(order).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
process.send?.('ready');

async function carryOut(order: Order): Promise<void> {
  if (order.kind === 'rollback') await keeper.rollback();
  else if (order.kind === 'reindex') await keeper.reindex().done;
  else {
    if (order.kind === 'add')
      await keeper.add({ name: order.name, bytes: Buffer.from(order.text) }, { publisher: 'The trial' });
    else await keeper.remove(order.file);
    await keeper.apply(undefined).done;
  }
}
