"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useRef } from "react";
import { useAnnouncer } from "@/components/ui/live-region";
import { POSTAL_WORD, REGISTER_FIELD } from "@/lib/messages/register";
import type { TypedAddress } from "@/lib/orders/register/typing";
import { formatPostalCode, isPostalCode, postalDigits } from "@/lib/payments/model/address";
import type { PostalPlace } from "@/lib/postal-codes/place";
import { postalPlaceQuery } from "@/lib/queries/postal-place";
import { registerFieldId } from "./field-words";
import { TextField } from "./text-field";
import type { RegisterEditor } from "./use-register";

export interface AddressFieldsProps {
  readonly path: "customer" | "delivery";
  readonly address: TypedAddress;
  readonly editor: RegisterEditor;
  readonly onChange: (part: Partial<TypedAddress>) => void;
}

/** Seven digits fill the place; what stands there already is replaced only by another code's place. */
export function AddressFields({ path, address, editor, onChange }: AddressFieldsProps) {
  const client = useQueryClient();
  const { report } = useAnnouncer();
  const digits = postalDigits(address.postalCode);
  const whole = isPostalCode(digits);
  const { data: place, isError } = useQuery({ ...postalPlaceQuery(digits), enabled: whole });
  const latest = useRef({ digits, place: address.place });
  latest.current = { digits, place: address.place };

  const type = async (postalCode: string) => {
    onChange({ postalCode });
    const typed = postalDigits(postalCode);
    if (!isPostalCode(typed) || typed === digits) return;
    const before = address.place;
    const found = await client.fetchQuery(postalPlaceQuery(typed)).catch(() => null);
    // Typed on meanwhile, another code or the place itself: that counts.
    if (found === null || latest.current.digits !== typed || latest.current.place !== before) return;
    report(noteText(found.kind));
    if (found.kind === "unknown" || found.prefecture === "") return;
    onChange({ place: found.prefecture + found.city });
    const isHere = document.activeElement?.id === registerFieldId(`${path}.postalCode`);
    if (isHere && found.kind === "place") document.getElementById(registerFieldId(`${path}.street`))?.focus();
  };

  const field = (part: string) => ({ field: `${path}.${part}`, label: REGISTER_FIELD[part] ?? "", editor });
  return (
    <div className="grid gap-3 tablet:grid-cols-[9rem_minmax(0,1fr)] @[44rem]:grid-cols-[9rem_minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <TextField
        {...field("postalCode")}
        inputMode="numeric"
        value={address.postalCode}
        onText={(text) => void type(text)}
        onBlur={() => {
          if (whole) onChange({ postalCode: formatPostalCode(digits) });
          editor.leave(`${path}.postalCode`);
        }}
        note={whole ? <PlaceNote kind={isError ? "failed" : noteOf(place, address.place)} /> : null}
      />
      <TextField {...field("city")} value={address.place} onText={(text) => onChange({ place: text })} />
      <TextField {...field("street")} value={address.street} onText={(street) => onChange({ street })} />
      <TextField
        {...field("building")}
        optional
        value={address.building}
        onText={(building) => onChange({ building })}
      />
    </div>
  );
}

/** That the place was filled in is said only of one that stands there. */
function noteOf(found: PostalPlace | undefined, place: string): PlaceKind | undefined {
  if (found?.kind !== "place") return found?.kind;
  return place.startsWith(found.prefecture + found.city) ? "place" : undefined;
}

type PlaceKind = "place" | "several" | "unknown" | "failed";

function PlaceNote({ kind }: { readonly kind: PlaceKind | undefined }) {
  if (kind === undefined) return null;
  if (kind !== "place") return <p className="text-muted text-sm">{noteText(kind)}</p>;
  return (
    <p className="flex items-center gap-1 text-green text-sm">
      <Check className="size-4 shrink-0" aria-hidden="true" />
      {noteText(kind)}
    </p>
  );
}

function noteText(kind: PlaceKind): string {
  return kind === "place" ? POSTAL_WORD.filled : POSTAL_WORD[kind];
}
