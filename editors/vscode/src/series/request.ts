//! Asking the server for a series, by place or by name.

import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

import { askServer } from '../asking';
import type { Answer, Choice, Question, Series } from './protocol';

/** Asks for a series by name. */
export function ask(client: LanguageClient, question: Partial<Question>): Promise<Answer | undefined> {
  return send(client, question);
}

/** Asks for the series of the figure at the cursor. */
export async function askAtCursor(
  client: LanguageClient,
  editor: vscode.TextEditor | undefined,
): Promise<Answer | undefined> {
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  return send(client, client.code2ProtocolConverter.asTextDocumentPositionParams(document, selection.start));
}

/** Lets the user choose among all series of the corpus. */
export async function choose(client: LanguageClient): Promise<Series | undefined> {
  const answer = await send(client, {});
  if (answer === undefined) return undefined;
  if (answer.series != null) return answer.series;
  if (answer.choices === undefined || answer.choices.length === 0) {
    void vscode.window.showInformationMessage(answer.message ?? 'There are no series in this corpus.');
    return undefined;
  }
  const items = answer.choices.map(choice => ({ choice, ...words(choice) }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Show Series',
    placeHolder: 'What is counted, and of what',
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  const { measure, scope, group } = chosen.choice;
  const one = await send(client, { measure, scope: scope.id ?? scope.name, group: group ?? 'all' });
  return one?.series ?? undefined;
}

function words({ measure, group, scope, figures, first, last, findings }: Choice): vscode.QuickPickItem {
  const days = first === null ? 'undated' : first === last ? first : `${first} to ${last}`;
  const trouble = findings === 0 ? '' : `, ${findings} that do not agree`;
  return {
    label: `${measure}${group === null ? '' : ` (${group})`}`,
    description: scope.name,
    detail: `${figures} ${figures === 1 ? 'figure' : 'figures'}, ${days}${trouble}`,
  };
}

function send(client: LanguageClient, params: object): Promise<Answer | undefined> {
  return askServer(client, 'rapporteur/series', params, 'to show series');
}
