/** What the engine itself registers, @pulumi/random 4.19.1, and our own components. */
import { type Classification, nothing } from "./classification.ts";

const value = nothing("a value made on this machine, kept in the state");

export const builtin: Readonly<Record<string, Classification>> = {
  "pulumi:pulumi:Stack": nothing("the stack itself; its state is judged apart"),
  "pulumi:pulumi:StackReference": nothing(
    "reads a state of the same, judged backend; whose is judged",
  ),
  "pulumi:providers:openstack": nothing("a connection; where it leads is judged"),
  "pulumi:providers:kubernetes": nothing("a connection; where it leads is judged"),
  "pulumi:providers:random": nothing("makes values on this machine"),
  "pulumi:providers:pulumi": nothing("the engine's own"),
  "pulumi:providers:aes-estate": nothing("our components, for other languages"),

  "random:index/randomBytes:RandomBytes": value,
  "random:index/randomId:RandomId": value,
  "random:index/randomInteger:RandomInteger": value,
  "random:index/randomPassword:RandomPassword": value,
  "random:index/randomPet:RandomPet": value,
  "random:index/randomShuffle:RandomShuffle": value,
  "random:index/randomString:RandomString": value,
  "random:index/randomUuid:RandomUuid": value,
  "random:index/randomUuid4:RandomUuid4": value,
  "random:index/randomUuid7:RandomUuid7": value,
};

/** Components group resources and do nothing themselves: each child is judged on its own. */
export const COMPONENT_PREFIX = "aes-estate:index:";
export const component = nothing("a grouping; each child is judged on its own");
