// Asks Discord who owns the application: a person, or the members of a team that may do more than look.
import { Team, TeamMemberMembershipState, TeamMemberRole, type Client } from 'discord.js';
import { describeError, type Logger } from '../log.js';
import { sendAgain } from '../reply/send-again.js';

/** Nobody where Discord does not say: the bot answers, and the documents cannot be changed from Discord. */
export async function findOwners(client: Client<true>, log: Logger): Promise<readonly string[]> {
  try {
    const { owner } = await sendAgain(() => client.application.fetch());
    if (!(owner instanceof Team)) return owner === null ? [] : [owner.id];
    return owner.members
      .filter(
        ({ membershipState, role }) =>
          membershipState === TeamMemberMembershipState.Accepted && role !== TeamMemberRole.ReadOnly,
      )
      .map(({ id }) => id);
  } catch (error) {
    log.error({ error: describeError(error) }, 'the owner is not known: nobody can use /corpus');
    return [];
  }
}
