import { PageHeader } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/spinner";
import { HOME_WORD } from "@/lib/messages/home";

/** No skeleton: a heading that stays is calmer than boxes that jump. */
export default function HomeLoading() {
  return (
    <>
      <PageHeader title={HOME_WORD.title} className="mb-3" />
      <ProgressBar active />
    </>
  );
}
