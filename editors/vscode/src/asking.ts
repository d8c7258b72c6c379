//! Requests of our own: those that only Rapporteur's server knows.

import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** The protocol's code for a request that a server does not know. */
const UNKNOWN_METHOD = -32601;

/** What is said where no server runs. */
export const NO_SERVER = 'Rapporteur does not run here.';

/** Asks for something; a server that does not know the request is told to be too old `purpose` ("to show series"). */
export async function askServer<Answer>(
  client: LanguageClient,
  method: string,
  params: object,
  purpose: string,
): Promise<Answer | undefined> {
  try {
    return (await client.sendRequest<Answer | null>(method, params)) ?? undefined;
  } catch (trouble) {
    if ((trouble as { code?: number }).code === UNKNOWN_METHOD) {
      void vscode.window.showWarningMessage(`This server is too old ${purpose}: install a newer one.`);
      return undefined;
    }
    throw trouble;
  }
}
