import { OrderNotFound } from "@/components/order/detail/order-not-found";

export default function NotFound() {
  return <OrderNotFound />;
}
