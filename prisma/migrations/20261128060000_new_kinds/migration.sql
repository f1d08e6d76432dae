-- A new value of an enum can only be used once the migration that adds it is committed.
ALTER TYPE "PaymentState" ADD VALUE 'lapsed';
ALTER TYPE "OperationKind" ADD VALUE 'report_shipment';
ALTER TYPE "OperationState" ADD VALUE 'pending' AFTER 'sending';
