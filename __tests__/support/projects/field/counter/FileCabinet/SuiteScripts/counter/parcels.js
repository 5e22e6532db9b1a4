// biome-ignore lint/correctness/noUnusedFunctionParameters: as the compiler writes it.
define(['require', 'exports', 'N/record'], (require, exports, record) => {
  Object.defineProperty(exports, '__esModule', { value: true });
  exports.PARCEL = void 0;
  exports.store = store;
  exports.PARCEL = 'customrecord_ct_parcel';
  function store(parcel) {
    const made = record.create({ type: exports.PARCEL });
    made.setValue({ fieldId: 'name', value: parcel.name });
    made.setValue({ fieldId: 'custrecord_ct_parcel_weight', value: parcel.weight });
    if (parcel.note !== undefined) made.setValue({ fieldId: 'custrecord_ct_parcel_note', value: parcel.note });
    return made.save();
  }
});
