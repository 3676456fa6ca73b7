-- How many enrollments there are of each kind: the metrics read it from these statistics.
create statistics enrollment_by_status (mcv) on status, origin from enrollment;
analyze enrollment (status, origin);
