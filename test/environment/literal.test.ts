import { Token } from "cdktf";
import { checkLiteral } from "../../lib/environment/literal";

test.each([Token.asString({ resolve: () => "${var.id}" }), "${var.id}", "a-${var.id}"])("%p is no literal", (id) => {
  expect(() => checkLiteral("targetId", id)).toThrow(
    "targetId. It decides what is synthesized, before Terraform fills anything in. Write it as a literal.",
  );
});

test.each(["Mail", "", undefined, 1])("%p is not judged", (id) => {
  expect(() => checkLiteral("targetId", id)).not.toThrow();
});
