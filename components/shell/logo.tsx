/** The same sheet of paper as app/icon.svg, in the theme's colours. */
export function Logo({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="6" className="fill-primary" />
      <path d="M9 7h14v18l-3.5-2-3.5 2-3.5-2L9 25z" className="fill-surface" />
      <path d="M12 12h8M12 16h8M12 20h5" className="stroke-primary" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
