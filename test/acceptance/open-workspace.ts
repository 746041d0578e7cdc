import { Workspace, WorkspaceOptions } from "./workspace";

/** The workspace of the test that runs; closed after it. */
export let workspace: Workspace;

/** Opens it. */
export async function open(options?: WorkspaceOptions): Promise<Workspace> {
  workspace = await Workspace.open(options);
  return workspace;
}

afterEach(async () => {
  await workspace?.close();
});
