// Errors that nobody caught: a lost promise is logged and survived, anything worse ends the bot in an orderly way.
import { describeError, type Logger } from '../log.js';

/** @returns stops watching */
export function watchProcess(log: Logger, onEnd: (fault: Error) => void): () => Promise<void> {
  const onRejection = (error: unknown) =>
    log.error({ error: describeError(error) }, 'a rejection was not handled');
  const onException = (error: Error) => {
    log.fatal({ error: describeError(error) }, 'an exception was not caught');
    onEnd(error);
  };
  process.on('unhandledRejection', onRejection);
  process.on('uncaughtException', onException);
  return () => {
    process.off('unhandledRejection', onRejection);
    process.off('uncaughtException', onException);
    return Promise.resolve();
  };
}
