import { expected, synthesized } from "./synthesized";

test.each([
  ["typescript", "orders-database"],
  ["typescript-launch-template", "search-cluster"],
])(
  "examples/%s gives the Terraform JSON that is committed beside it, without the terraform program",
  async (example, stack) => {
    expect(await synthesized(example, stack)).toEqual(expected(example));
  },
);
