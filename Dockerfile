# The site, its worker and its clock: one image, three commands (see docker-compose.yml).
FROM python:3.13-slim-trixie

# pg_dump, pg_restore and psql for `manage.py backup` and `restore`: of the database's major version or newer.
RUN apt-get update \
 && apt-get install -y --no-install-recommends postgresql-client-17 \
 && rm -rf /var/lib/apt/lists/*

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PRM_ENV=production \
    PRM_DATA_DIR=/data \
    STATIC_ROOT=/srv/static \
    HOST=0.0.0.0 \
    PORT=8000

RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin prm \
 && install -d -o prm -g prm -m 0700 /data \
 && install -d -o prm -g prm /srv/static

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir uv \
 && uv pip sync --system --no-cache requirements.txt

COPY . ./
RUN python -m prm.catalogues compile
USER prm
# The key and the address are needed by the settings, not by this command; neither stays in the image.
RUN SECRET_KEY=for-this-step-only DATABASE_URL=postgresql://nowhere/prm python manage.py collectstatic --noinput

VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "-c", "python:prm.gunicorn", "prm.wsgi"]
