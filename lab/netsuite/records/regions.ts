// Short codes of states and provinces that an address takes, for the countries whose list the lab has.
// Source: state drop-downs of address forms (practice); ISO 3166-2, and US territories and military post as USPS has them.
// A country that is not here takes any text.

const codes = (text: string): ReadonlySet<string> => new Set(text.split(' '));

export const REGIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  US: codes(
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA ' +
      'RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI FM MH PW UM AA AE AP',
  ),
  CA: codes('AB BC MB NB NL NS NT NU ON PE QC SK YT'),
  AU: codes('ACT NSW NT QLD SA TAS VIC WA'),
  MX: codes(
    'AGS BCN BCS CAM CHIS CHIH COAH COL DF DGO GTO GRO HGO JAL MEX MICH MOR NAY NL OAX PUE QRO QROO SLP SIN SON TAB TAMPS TLAX VER YUC ZAC',
  ),
  BR: codes('AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO'),
};
