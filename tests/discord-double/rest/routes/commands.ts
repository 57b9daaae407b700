// Routes that read and register application commands, global ones and those of a server.
import { checkCommands, type CommandBody } from '../../limits/check-commands.js';
import { refusals } from '../../limits/refusal.js';
import type { RegisteredCommand } from '../../world/command-registry.js';
import { json, noContent, type Call, type Routes } from '../router.js';

export const commandRoutes: Routes = {
  ...routesUnder('/applications/:app/commands', () => undefined),
  ...routesUnder('/applications/:app/guilds/:guild/commands', (call) => {
    if (!call.world.guilds.get(call.param('guild'))?.withBot) throw refusals.missingAccess();
    return call.param('guild');
  }),
};

function routesUnder(base: string, guildOf: (call: Call) => string | undefined): Routes {
  return {
    [`GET ${base}`]: (call) => {
      const { commands } = ours(call);
      return json(commands.all(guildOf(call)).map((command) => commands.toJson(command)));
    },
    [`PUT ${base}`]: (call) => {
      const { commands } = ours(call);
      const stored = commands.replaceAll(checkCommands(call.body ?? []), guildOf(call));
      call.world.changes.ring();
      return json(stored.map((command) => commands.toJson(command)));
    },
    [`POST ${base}`]: (call) => {
      const { commands } = ours(call);
      const body = checkOne(call.body);
      const isNew = !commands
        .all(guildOf(call))
        .some((c) => c.body.name === body.name && c.body.type === body.type);
      const stored = commands.put(body, guildOf(call));
      call.world.changes.ring();
      return json(commands.toJson(stored), isNew ? 201 : 200);
    },
    [`GET ${base}/:command`]: (call) => json(ours(call).commands.toJson(known(call))),
    [`PATCH ${base}/:command`]: (call) => {
      const { commands } = ours(call);
      const before = known(call);
      const body = checkOne({ ...before.body, ...(call.body as object) });
      return json(commands.toJson(commands.put(body, guildOf(call), before.id)));
    },
    [`DELETE ${base}/:command`]: (call) => {
      ours(call).commands.delete(known(call).id);
      return noContent;
    },
  };
}

function ours(call: Call): Call['world'] {
  if (call.param('app') !== call.world.applicationId) throw refusals.unknownApplication();
  return call.world;
}

function known(call: Call): RegisteredCommand {
  const command = call.world.commands.get(call.param('command'));
  if (!command) throw refusals.unknownCommand();
  return command;
}

function checkOne(body: unknown): CommandBody {
  const [command] = checkCommands([body]);
  return command as CommandBody;
}
