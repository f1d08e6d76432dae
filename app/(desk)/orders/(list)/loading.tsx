import { PageHeader } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/spinner";

/** No skeleton: the rows come with the page, and a heading that stays is calmer than boxes that jump. */
export default function OrdersLoading() {
  return (
    <>
      <PageHeader title="受注データ管理" className="mb-3" />
      <ProgressBar active />
    </>
  );
}
