-- The demo's second database: invoices and payments. That a cluster has more than one is what
-- upgrade tools like to forget.
-- Run once, by shop_owner, in a database of its own; demo.scale = 1 makes some 150 MB of it.
CREATE SCHEMA billing;
CREATE SEQUENCE billing.dunning_run;

CREATE TABLE billing.invoices (
  id uuid PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY,
  issued_at timestamptz NOT NULL,
  amounts numeric[] NOT NULL,
  lines jsonb NOT NULL,
  address inet,
  period daterange
);
INSERT INTO billing.invoices (id, issued_at, amounts, lines, address, period)
SELECT md5(n::text)::uuid, timestamptz '2025-01-01' + n * interval '1 minute',
  ARRAY[n / 100.0, n % 19], jsonb_build_array(n, 'position', jsonb_build_object('net', n)),
  '10.0.0.0'::inet + n, daterange(date '2025-01-01', date '2025-01-02' + n % 300)
FROM generate_series(1, (400000 * current_setting('demo.scale')::numeric)::integer) AS n;

CREATE TABLE billing.payments (
  id bigserial,
  method text NOT NULL,
  invoice uuid NOT NULL,
  cents bigint NOT NULL,
  PRIMARY KEY (id, method)
) PARTITION BY LIST (method);
CREATE TABLE billing.payments_card PARTITION OF billing.payments FOR VALUES IN ('card');
CREATE TABLE billing.payments_transfer PARTITION OF billing.payments FOR VALUES IN ('transfer');
INSERT INTO billing.payments (method, invoice, cents)
SELECT (ARRAY['card', 'transfer'])[1 + n % 2], md5(n::text)::uuid, n
FROM generate_series(1, (400000 * current_setting('demo.scale')::numeric)::integer) AS n;

-- What a server makes by itself for partitions and types, and names as it likes, so that two majors
-- have it differently: a foreign key to partitions one of which went, a trigger on rows of all, a range.
CREATE TABLE billing.payments_cheque PARTITION OF billing.payments FOR VALUES IN ('cheque');
CREATE TABLE billing.refunds (
  id bigint PRIMARY KEY,
  payment bigint NOT NULL,
  method text NOT NULL,
  FOREIGN KEY (payment, method) REFERENCES billing.payments (id, method)
);
ALTER TABLE billing.payments DETACH PARTITION billing.payments_cheque;
DROP TABLE billing.payments_cheque;
INSERT INTO billing.refunds (id, payment, method)
SELECT p.id, p.id, p.method FROM billing.payments AS p WHERE p.id <= 100;
CREATE FUNCTION billing.keep_method() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.method := old.method;
  RETURN new;
END $$;
CREATE TRIGGER keep_method BEFORE UPDATE ON billing.payments
  FOR EACH ROW EXECUTE FUNCTION billing.keep_method();
CREATE TYPE billing.span AS RANGE (subtype = integer);

CREATE TABLE billing.counters (
  id integer PRIMARY KEY,
  value bigint NOT NULL DEFAULT 0,
  touched timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70);
INSERT INTO billing.counters (id) SELECT n FROM generate_series(1, 20000) AS n;

CREATE VIEW billing.totals AS
  SELECT method, count(*) AS payments, sum(cents) AS cents FROM billing.payments GROUP BY method;

SELECT nextval('billing.dunning_run') FROM generate_series(1, 77);

GRANT USAGE ON SCHEMA billing TO shop_app, shop_readers;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA billing TO shop_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA billing TO shop_app;
GRANT SELECT ON ALL TABLES IN SCHEMA billing TO shop_readers;
