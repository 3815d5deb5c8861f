-- How far the row `a` lies above the row `b`; of those that adjoin, which are apart by steps of floats alone, it is 0.
case
  when abs(a.core_lo - b.core_hi) >= 1
    or abs(a.core_lo - b.core_hi) > 9e-16 * greatest(abs(a.core_lo), abs(b.core_hi)) + 1e-300
    then a.core_lo - b.core_hi
  else cast(0 as double)
end
