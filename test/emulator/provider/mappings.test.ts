import { DATA_SOURCE_MAPPINGS } from "../../../emulator/provider/data-sources";
import { RESOURCE_MAPPINGS } from "../../../emulator/provider/resources";
import names from "../../../schema/names.json";

test("every resource whose schema the project has is emulated", () => {
  expect(Object.keys(RESOURCE_MAPPINGS).sort()).toEqual([...names.resources].sort());
});

test("every data source whose schema the project has is emulated", () => {
  expect(Object.keys(DATA_SOURCE_MAPPINGS).sort()).toEqual([...names.data_sources].sort());
});
