// Choices while somebody types; late ones are lost, which nobody notices.
import { InteractionResponseType, Routes, type AutocompleteInteraction } from 'discord.js';
import { describeError } from '../log.js';
import type { RouterParts } from './route-interactions.js';

export async function completeOption(
  interaction: AutocompleteInteraction,
  parts: RouterParts,
): Promise<void> {
  const { services, commands, rest } = parts;
  const command = commands.find(
    (one) => one.kind === 'chat' && one.definition.name === interaction.commandName,
  );
  try {
    const isKnown = command?.kind === 'chat' && command.audience(interaction, services) === 'allowed';
    const choices = isKnown ? ((await command.complete?.(interaction, services)) ?? []) : [];
    await rest.callbacks.post(Routes.interactionCallback(interaction.id, interaction.token), {
      body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
      auth: false,
    });
  } catch (error) {
    services.log.debug({ error: describeError(error) }, 'choices lost');
  }
}
