/** The manifest of an export: what was handed over, and what was not. */
import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { writeManifest } from "../../../../operations/offboard/export/export.ts";
import {
  checksums,
  type Manifest,
  manifestText,
} from "../../../../operations/offboard/export/manifest.ts";
import { EXPORT } from "../../../../operations/offboard/export/messages.ts";
import { OWNER, place } from "./run.ts";

const MANIFEST: Manifest = {
  schemaVersion: 1,
  ...OWNER,
  title: { fr: "Impôts", en: "Taxes" },
  owner: "ML",
  dataClass: "citizen",
  at: "2026-12-01T10:00:00.000Z",
  rehearsal: true,
  frozen: false,
  complete: false,
  files: [
    { path: "bamako/objects/c/a", bytes: 3, sha256: "0a", earlier: false },
    { path: "bamako/objects/c/b", bytes: 4, sha256: "0b", earlier: true },
  ],
  missing: [
    { site: "bamako", what: "volumes data (v1)", why: EXPORT.volume, failed: false },
    { site: "bamako", what: "c/d", why: { fr: "HTTP 403", en: "HTTP 403" }, failed: true },
  ],
};

test("the manifest names each file with size and digest, and what is missing with the reason", (t) => {
  t.is(
    manifestText(MANIFEST, "en"),
    `Export of the tenant tax (Taxes), bamako

This is a rehearsal: these clouds are not the sites' own.

Country that owns the data: ML. Data class: citizen. Export ended on 2026-12-01T10:00:00.000Z.
The tenant was NOT frozen in its file: what changed during the export may be missing.
NOT COMPLETE: 1 item could not be read; run the same command again, it reads these only

What is missing, and why:
- bamako, volumes data (v1): the content of a volume can be read only in a server: the tenant copies it itself
- NOT READ: bamako, c/d: HTTP 403

Files: bytes, SHA-256, path (*: of an earlier run, not of this one)
3	0a	bamako/objects/c/a
4	0b	bamako/objects/c/b *
`,
  );
  const whole = manifestText({ ...MANIFEST, rehearsal: false, complete: true, frozen: true }, "fr");
  t.regex(
    whole,
    /^Export du locataire tax \(Impôts\), bamako\n\nPays à qui sont les données : ML\./,
  );
  for (const text of [
    "était gelé dans son fichier",
    "a la taille et l'empreinte",
    "3\t0a\tbamako/objects/c/a",
  ]) {
    t.true(whole.includes(text), text);
  }
  t.is(checksums(MANIFEST), "0a  bamako/objects/c/a\n0b  bamako/objects/c/b\n");
});

test("each file of the manifest is signed, for its owner alone", async (t) => {
  const path = await place(t);
  await mkdir(path);
  const key = join(path, "../key");
  await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
  const files = await writeManifest(MANIFEST, path, key);
  const names = ["manifest.json", "SHA256SUMS", "manifest.fr.txt", "manifest.en.txt"];
  t.deepEqual(
    files,
    names.flatMap((name) => [join(path, name), join(path, `${name}.sig`)]),
  );
  for (const file of files) t.is((await stat(file)).mode & 0o777, 0o600, file);
  t.regex(await readFile(join(path, "manifest.en.txt.sig"), "utf8"), /BEGIN SSH SIGNATURE/);
  t.deepEqual(JSON.parse(await readFile(join(path, "manifest.json"), "utf8")), MANIFEST);
});
