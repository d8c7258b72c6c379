//! Who is, where is: the name at the cursor by its hover, or one that is typed.

import * as vscode from 'vscode';
import { type SymbolInformation, SymbolKind, WorkspaceSymbolRequest } from 'vscode-languageclient/node';

import { NO_SERVER } from './asking';
import type { Server, Servers } from './servers';

/** What the server's kinds of symbols stand for. */
const WHO: readonly SymbolKind[] = [SymbolKind.Object, SymbolKind.Class];
const WHERE: readonly SymbolKind[] = [SymbolKind.Namespace, SymbolKind.Event];
const ICONS = new Map<SymbolKind, string>([
  [SymbolKind.Object, 'person'],
  [SymbolKind.Class, 'organization'],
  [SymbolKind.Namespace, 'location'],
  [SymbolKind.Event, 'calendar'],
]);

/** The answer to `rapporteur/explain`, as far as it is used. */
interface Explained {
  readings: { topic: string }[];
}

interface Choice extends vscode.QuickPickItem {
  symbol: SymbolInformation;
}

/** Tells who is meant at the cursor, or asks for a name. */
export const whoIs = (servers: Servers) => tell(servers, 'Who is…', WHO);

/** Tells which place is meant at the cursor, or asks for a name. */
export const whereIs = (servers: Servers) => tell(servers, 'Where is…', WHERE);

async function tell(servers: Servers, title: string, kinds: readonly SymbolKind[]): Promise<void> {
  const server = servers.current();
  if (server === undefined) {
    void vscode.window.showInformationMessage(NO_SERVER);
    return;
  }
  if (await isOnName(server)) {
    await vscode.commands.executeCommand('editor.action.showHover');
    return;
  }
  const symbol = await ask(server, title, kinds);
  if (symbol !== undefined) await showSymbol(server, symbol);
}

/** Whether the cursor stands on a name that the server knows. */
async function isOnName({ client }: Server): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !client.isRunning()) return false;
  const place = client.code2ProtocolConverter.asTextDocumentPositionParams(editor.document, editor.selection.active);
  const explained = await client.sendRequest<Explained | null>('rapporteur/explain', place);
  return explained?.readings.some(({ topic }) => topic === 'mention') ?? false;
}

/** Lets the user choose among the names that the corpus knows, as they are typed. */
function ask({ client }: Server, title: string, kinds: readonly SymbolKind[]): Promise<SymbolInformation | undefined> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = title;
  pick.placeholder = 'Type a name';
  pick.matchOnDescription = true;
  let asked = 0;
  const search = async (query: string) => {
    const number = ++asked;
    pick.busy = true;
    // until the answer comes, what is shown is what surely fits
    pick.items = pick.items.filter(({ symbol }) => symbol.name.toLowerCase().includes(query.toLowerCase()));
    const found = (await client.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? [];
    if (number !== asked) return;
    pick.busy = false;
    pick.items = (found as SymbolInformation[]).filter(symbol => kinds.includes(symbol.kind)).map(choice);
  };
  return new Promise(resolve => {
    pick.onDidChangeValue(search);
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.symbol);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    void search('');
    pick.show();
  });
}

function choice(symbol: SymbolInformation): Choice {
  return {
    symbol,
    label: `$(${ICONS.get(symbol.kind) ?? 'symbol-misc'}) ${symbol.name}`,
    description: symbol.containerName ?? '',
    // the server has searched already, and in its own way
    alwaysShow: true,
  };
}

/** Goes to where a name is introduced, and shows what there is to tell of it. */
async function showSymbol({ client }: Server, { location }: SymbolInformation): Promise<void> {
  const { uri, range } = client.protocol2CodeConverter.asLocation(location);
  const editor = await vscode.window.showTextDocument(uri, { selection: new vscode.Range(range.start, range.start) });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
  await vscode.commands.executeCommand('editor.action.showHover');
}
