-- Instructions :first to :last as the treasury holds them (HeldInstruction of the simulator), a thousand a line.
select jsonb_agg(jsonb_build_object(
    'number', pi.pi_number,
    'billDate', to_char(pi.bill_date at time zone 'Asia/Kolkata', 'YYYY-MM-DD HH24:MI:SS'),
    'ssuIaId', pi.ssu_id,
    'schemeCode', pi.scheme_code,
    'mstAllotmentDistId', pi.master_allotment_id,
    'purpose', pi.purpose,
    'finYear', advice.financial_year,
    'adviceId', advice.advice_id,
    'billRefNo', advice.bill_reference,
    'tokenNumber', advice.token_number,
    'tokenDate', advice.token_date,
    'voucherNo', advice.voucher_number,
    'voucherDate', left(advice.voucher_date, 10),
    'beneficiaries', payees.list,
    'returns', payees.returned))
from generate_series(:first, :last) n
join disbursement.payment_instruction pi on pi.tenant_id = 'od.cuttack' and pi.id = bench.id(3, n)
join disbursement.payment_advice advice on advice.tenant_id = pi.tenant_id and advice.pi_id = pi.id
cross join lateral (
    select jsonb_agg(jsonb_build_object(
               'benefId', payee.beneficiary_number,
               'account', '0011000000' || right(payee.payee_id, 4),
               'ifsc', payee.ifsc,
               'amountPaise', payee.amount_paise)) as list,
           coalesce(jsonb_agg(jsonb_build_object(
               'benefId', payee.beneficiary_number,
               'reason', 'Account closed',
               'daysAfterVoucher', 0)) filter (where expected.n is not null), '[]') as returned
    from disbursement.beneficiary payee
    left join bench.expected using (beneficiary_number)
    where payee.tenant_id = pi.tenant_id and payee.pi_id = pi.id) payees
group by n / 1000;
